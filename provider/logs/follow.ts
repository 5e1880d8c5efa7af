import type { Clock } from "../run/clock";
import { backoffMs } from "../run/weather";
import { followPauseMs } from "./followPause";
import { createPages } from "./pages";
import type { LogEvent, LogReader, Wanted } from "./reader";
import type { ReadSoFar } from "./readSoFar";
import type { LogStream } from "./stream";

export interface LogFollower {
  /**
   * Ends the following: reads at least once more, and on until nothing has come for `quietMs`, at the latest until
   * `withinMs` from now. Resolves to whether the end of the stream was reached. Nothing is handed on afterwards.
   * `onCaughtUp` is called when all is handed on that was there when the draining began.
   */
  drain(limit: DrainLimit, onCaughtUp?: () => void): Promise<boolean>;
}

export interface DrainLimit {
  readonly quietMs: number;
  readonly withinMs: number;
}

interface Drain {
  readonly begunMs: number;
  readonly limit: DrainLimit;
  readonly onCaughtUp: () => void;
  isCaughtUp: boolean;
}

export interface LogListener {
  /** The next events, in the stream's order. The following goes on when the promise resolves. */
  onEvents(events: readonly LogEvent[]): void | Promise<void>;
  onError(error: unknown): void;
}

/** Between two reads for what may still come. */
const drainPauseMs = 2_000;

/** How often the last minutes are read again, for events that came late with an earlier time. */
const lookBackMs = 30_000;

/**
 * Reads a stream from its start, or behind what was read of it before, and hands on each event once: in the stream's
 * order, but for late ones, which a cursor may have passed by. Throttling and outages are waited out. Logs are a courtesy:
 * any other error ends the following and goes to `onError`, never to the run.
 */
export function followLogs(
  stream: LogStream,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
  { onEvents, onError }: LogListener,
  soFar?: ReadSoFar,
): LogFollower {
  const pages = createPages(stream, { reader, clock, wanted, onEvents }, soFar);
  let drain: Drain | undefined;
  let over = false;
  let wake = () => {};

  /** Resolves to whether the end was reached, before the drain's time was out. */
  async function follow(): Promise<boolean> {
    let [emptyReads, setbacks, lastLook] = [0, 0, false];
    while (!over) {
      const askedMs = clock.now();
      const seen = await pages.next();
      if (over) return false;
      if (seen === undefined) {
        if (outOfTime()) return false;
        await clock.sleep(backoffMs(setbacks++, clock.random()));
        continue;
      }
      setbacks = 0;
      emptyReads = seen.hasNew ? 0 : emptyReads + 1;
      if (drain !== undefined && askedMs >= drain.begunMs) {
        const { begunMs, limit } = drain;
        if (outOfTime()) return false;
        if (seen.atEnd) catchUp(drain);
        const quietMs = clock.now() - Math.max(begunMs, pages.lastEventMs);
        if (seen.atEnd && (lastLook || quietMs >= limit.quietMs)) {
          if (lastLook || limit.quietMs === 0) return true;
          lastLook = true;
          pages.rewind();
          continue;
        }
      } else if (drain !== undefined) continue;
      else if (!seen.isFull && clock.now() - pages.rewoundMs >= lookBackMs) pages.rewind();
      // The next page of a backlog waits for its turn alone.
      const hasMore = seen.isFull || (!seen.atEnd && (seen.isEmpty || drain !== undefined));
      if (!hasMore) await pause(drain === undefined ? followPauseMs(emptyReads) : drainPauseMs);
    }
    return false;
  }

  function wanted(): Wanted {
    if (over) return "not";
    return drain === undefined || drain.isCaughtUp ? "soon" : "first";
  }

  function catchUp(draining: Drain): void {
    if (!draining.isCaughtUp) draining.onCaughtUp();
    draining.isCaughtUp = true;
  }

  function outOfTime(): boolean {
    return drain !== undefined && clock.now() >= drain.begunMs + drain.limit.withinMs;
  }

  /** A pause that the start of draining cuts short. */
  function pause(ms: number): Promise<void> {
    if (over) return Promise.resolve();
    return Promise.race([
      clock.sleep(ms),
      new Promise<void>((resolve) => {
        wake = resolve;
      }),
    ]);
  }

  const finished = follow().catch((error: unknown) => {
    if (!over) onError(error);
    return false;
  });

  return {
    async drain(limit, onCaughtUp = () => undefined) {
      drain = { begunMs: clock.now(), limit, onCaughtUp, isCaughtUp: false };
      wake();
      const reached = await Promise.race([finished, clock.sleep(limit.withinMs).then(() => false)]);
      over = true;
      return reached;
    },
  };
}
