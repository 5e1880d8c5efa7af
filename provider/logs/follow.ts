import type { Clock } from "../run/clock";
import type { LogStream } from "./stream";

/** Where log events are read from: CloudWatch Logs. */
export interface LogReader {
  /**
   * The events after `cursor`, or from the stream's start. A page may be empty though more follow; `atEnd` says that
   * nothing more is there now. A stream that does not exist (yet) is an empty page at its end.
   */
  read(stream: LogStream, cursor: string | undefined): Promise<LogPage>;
}

export interface LogPage {
  readonly events: readonly LogEvent[];
  readonly cursor: string | undefined;
  readonly atEnd: boolean;
}

export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

export interface LogFollower {
  /**
   * Ends the following: resolves when the stream has been quiet for `quietReads` reads in a row, at the latest after
   * `withinMs`. Docker flushes a container's last lines up to 5 s after its exit.
   */
  drain(limit: { readonly quietReads: number; readonly withinMs: number }): Promise<void>;
}

const busyPauseMs = 1_000;
const idlePauseMs = 3_000;

/**
 * Reads a stream from its start and hands on each event once, in the stream's order. Logs are a courtesy: an error of
 * the reader ends the following and goes to `onError`, never to the run.
 */
export function followLogs(
  stream: LogStream,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
  { onEvents, onError }: { onEvents(events: readonly LogEvent[]): void; onError(error: unknown): void },
): LogFollower {
  let cursor: string | undefined;
  let draining: { quietReads: number; until: number } | undefined;
  let wake = () => {};

  const finished = (async () => {
    let quietReads = 0;
    for (;;) {
      const page = await reader.read(stream, cursor);
      cursor = page.cursor;
      quietReads = page.events.length === 0 ? quietReads + 1 : 0;
      if (page.events.length > 0) onEvents(page.events);
      if (draining !== undefined && page.atEnd && quietReads >= draining.quietReads) return;
      if (draining !== undefined && clock.now() >= draining.until) return;
      if (page.atEnd) await pause(draining === undefined && quietReads > 3 ? idlePauseMs : busyPauseMs);
    }
  })().catch(onError);

  /** A pause that the start of draining cuts short. */
  function pause(ms: number): Promise<void> {
    return Promise.race([
      clock.sleep(ms),
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
    ]);
  }

  return {
    drain({ quietReads, withinMs }) {
      draining = { quietReads, until: clock.now() + withinMs };
      wake();
      return Promise.race([finished, clock.sleep(withinMs)]);
    },
  };
}
