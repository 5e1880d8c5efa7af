import type { Clock } from "../run/clock";
import { backoffMs, isTransient } from "../run/weather";
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
   * Ends the following: reads at least once more, and on until nothing has come for `quietMs`, at the latest until
   * `withinMs` from now. Docker flushes a container's last lines up to 5 s after its exit.
   */
  drain(limit: DrainLimit): Promise<void>;
}

export interface DrainLimit {
  readonly quietMs: number;
  readonly withinMs: number;
}

const busyPauseMs = 1_000;
const idlePauseMs = 3_000;

/** Between two pages of a backlog: GetLogEvents takes 10 calls a second in some regions, from the whole account. */
const pagePauseMs = 200;

export interface LogListener {
  /** The next events, in the stream's order. The following goes on when the promise resolves. */
  onEvents(events: readonly LogEvent[]): void | Promise<void>;
  onError(error: unknown): void;
}

/**
 * Reads a stream from its start and hands on each event once, in the stream's order. Throttling and outages are waited
 * out. Logs are a courtesy: any other error of the reader ends the following and goes to `onError`, never to the run.
 */
export function followLogs(
  stream: LogStream,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
  { onEvents, onError }: LogListener,
): LogFollower {
  let cursor: string | undefined;
  let drain: { readonly begunMs: number; readonly limit: DrainLimit } | undefined;
  let wake = () => {};

  const finished = (async () => {
    let emptyReads = 0;
    let lastEventMs = 0;
    let setbacks = 0;
    for (;;) {
      const askedMs = clock.now();
      const page = await reader.read(stream, cursor).catch((error: unknown) => {
        if (!isTransient(error)) throw error;
        return undefined;
      });
      const outOfTime = drain !== undefined && clock.now() >= drain.begunMs + drain.limit.withinMs;
      if (page === undefined) {
        if (outOfTime) return;
        await clock.sleep(backoffMs(setbacks++, clock.random()));
        continue;
      }
      setbacks = 0;
      cursor = page.cursor;
      emptyReads = page.events.length === 0 ? emptyReads + 1 : 0;
      if (page.events.length > 0) {
        lastEventMs = clock.now();
        await onEvents(page.events);
      }
      if (drain !== undefined && askedMs >= drain.begunMs) {
        const { begunMs, limit } = drain;
        const quietMs = clock.now() - Math.max(begunMs, lastEventMs);
        if (outOfTime || (page.atEnd && quietMs >= limit.quietMs)) return;
      }
      if (!page.atEnd) await clock.sleep(pagePauseMs);
      else await pause(drain === undefined && emptyReads > 3 ? idlePauseMs : busyPauseMs);
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
    drain(limit) {
      drain = { begunMs: clock.now(), limit };
      wake();
      return Promise.race([finished, clock.sleep(limit.withinMs)]);
    },
  };
}
