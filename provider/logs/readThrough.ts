import type { Clock } from "../run/clock";
import { patiently } from "../run/weather";
import { linesOf } from "./lines";
import type { ReadableStream } from "./readable";
import type { LogEvent, LogPlace, LogReader, MissingLog } from "./reader";
import type { ReadSoFar } from "./readSoFar";
import { createUnseen } from "./unseen";

export interface ReadThroughPorts {
  readonly reader: LogReader;
  readonly clock: Clock;
  onLine(line: string): void;
  /** Resolves when all lines so far are shown: no more are read before. */
  shown(): Promise<void>;
}

/** What was there of one stream. */
export interface StreamRead {
  readonly container: string;
  readonly soFar: ReadSoFar;
  /** What is not there; absent where there is a stream, though it may be empty. */
  readonly missing?: MissingLog;
}

/**
 * Shows what streams have by now, the events of all of them by their time, with one page of each in memory. Throttling and
 * outages are waited out for two minutes each; any other error rejects.
 */
export async function readThrough(
  streams: readonly ReadableStream[],
  fromMs: number,
  ports: ReadThroughPorts,
): Promise<readonly StreamRead[]> {
  const sources = streams.map((stream) => sourceOf(stream, fromMs, ports));
  for (;;) {
    await Promise.all(sources.map((source) => source.fill()));
    if (sources.every((source) => source.nextMs() === undefined))
      return sources.map((source) => source.read());
    // The next page of one may hold what comes before the others' next events.
    while (sources.every((source) => source.isOver() || source.nextMs() !== undefined)) {
      const next = earliest(sources);
      if (next === undefined) break;
      for (const line of next.take()) ports.onLine(line);
    }
    await ports.shown();
  }
}

interface Source {
  /** Reads the next page with events, unless the last one is not used up. */
  fill(): Promise<void>;
  isOver(): boolean;
  /** When the next event was written, or the one before it, where that is later. */
  nextMs(): number | undefined;
  take(): readonly string[];
  read(): StreamRead;
}

function sourceOf(
  { container, stream, label }: ReadableStream,
  fromMs: number,
  { reader, clock }: ReadThroughPorts,
): Source {
  const begunMs = clock.now();
  const unseen = createUnseen();
  let place: LogPlace = fromMs > 0 ? { sinceMs: fromMs } : {};
  let events: readonly LogEvent[] = [];
  let used = 0;
  let latestMs = 0;
  let isOver = false;
  let missing: MissingLog | undefined;

  return {
    async fill() {
      while (used === events.length && !isOver) {
        const page = await patiently(clock)(() => reader.read(stream, place, () => "first"));
        const { cursor } = page;
        missing = page.missing;
        events = unseen.of(page.events);
        used = 0;
        // What was written since would never end where a container writes faster than it is read.
        isOver = page.atEnd || cursor === undefined || events.some(({ timestamp }) => timestamp > begunMs);
        if (cursor !== undefined) place = { ...place, cursor };
      }
    },
    isOver: () => isOver,
    nextMs() {
      const event = events[used];
      return event && Math.max(latestMs, event.timestamp);
    },
    take() {
      const event = events[used++];
      if (event === undefined) return [];
      latestMs = Math.max(latestMs, event.timestamp);
      return linesOf(event.message).map((line) => `${label}${line}`);
    },
    read: () => ({ container, soFar: { unseen, fromMs }, ...(missing !== undefined && { missing }) }),
  };
}

function earliest(sources: readonly Source[]): Source | undefined {
  return sources.reduce<Source | undefined>((first, one) => {
    const [firstMs = Number.POSITIVE_INFINITY, oneMs] = [first?.nextMs(), one.nextMs()];
    return oneMs !== undefined && oneMs < firstMs ? one : first;
  }, undefined);
}
