import type { Clock } from "../run/clock";
import { backoffMs, isTransient } from "../run/weather";
import { defined } from "../values/defined";
import { followPauseMs } from "./followPause";
import type { LogEvent, LogPage, LogPlace, LogReader, Wanted } from "./reader";
import type { LogStream } from "./stream";
import { createUnseen } from "./unseen";

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
 * Reads a stream from its start and hands on each event once: in the stream's order, but for late ones, which a cursor
 * may have passed by. Throttling and outages are waited out. Logs are a courtesy: any other error ends the following and
 * goes to `onError`, never to the run.
 */
export function followLogs(
  stream: LogStream,
  { reader, clock }: { readonly reader: LogReader; readonly clock: Clock },
  { onEvents, onError }: LogListener,
): LogFollower {
  const unseen = createUnseen();
  let place: LogPlace = {};
  let drain: Drain | undefined;
  let over = false;
  let wake = () => {};

  /** Resolves to whether the end was reached, before the drain's time was out. */
  async function follow(): Promise<boolean> {
    let [emptyReads, setbacks, lastEventMs] = [0, 0, 0];
    let [lookedBackMs, lastLook] = [clock.now(), false];
    const rewind = () => {
      place = defined({ sinceMs: unseen.rewind() });
      lookedBackMs = clock.now();
    };
    while (!over) {
      const askedMs = clock.now();
      const page = await read();
      if (over) return false;
      if (page === undefined) {
        if (outOfTime()) return false;
        await clock.sleep(backoffMs(setbacks++, clock.random()));
        continue;
      }
      setbacks = 0;
      if (page.cursor !== undefined) place = { ...place, cursor: page.cursor };
      else if (place.cursor !== undefined) rewind();
      const events = unseen.of(page.events);
      emptyReads = events.length === 0 ? emptyReads + 1 : 0;
      if (events.length > 0) {
        lastEventMs = clock.now();
        await onEvents(events);
      }
      if (drain !== undefined && askedMs >= drain.begunMs) {
        const { begunMs, limit } = drain;
        if (outOfTime()) return false;
        if (page.atEnd) catchUp(drain);
        const quietMs = clock.now() - Math.max(begunMs, lastEventMs);
        if (page.atEnd && (lastLook || quietMs >= limit.quietMs)) {
          if (lastLook || limit.quietMs === 0) return true;
          lastLook = true;
          rewind();
          continue;
        }
      } else if (drain !== undefined) continue;
      else if (!isFull(page) && clock.now() - lookedBackMs >= lookBackMs) rewind();
      // The next page of a backlog waits for its turn alone.
      const hasMore = isFull(page) || (!page.atEnd && (page.events.length === 0 || drain !== undefined));
      if (!hasMore) await pause(drain === undefined ? followPauseMs(emptyReads) : drainPauseMs);
    }
    return false;
  }

  function read(): Promise<LogPage | undefined> {
    return reader.read(stream, place, wanted).catch((error: unknown) => {
      if (isTransient(error)) return undefined;
      throw error;
    });
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

/** Whether so much was read that there is a backlog. GetLogEvents gives 10,000 events or 1 MB at once. */
function isFull({ events }: LogPage): boolean {
  return events.length >= 1_000 || events.reduce((sum, { message }) => sum + message.length, 0) >= 200_000;
}
