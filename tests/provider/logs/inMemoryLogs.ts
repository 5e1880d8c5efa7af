import type { LogEvent, LogReader } from "../../../provider/logs/reader";
import type { LogStream } from "../../../provider/logs/stream";
import type { Clock } from "../../../provider/run/clock";

export interface InMemoryLogs extends LogReader {
  /** Streams asked for, one per read. */
  readonly reads: readonly string[];
  /** Streams asked for their end, one per look. */
  readonly looks: readonly string[];
  /**
   * Writes a line that can be read from `atMs` (since the epoch) on. A stream exists from its first line on. One that
   * was written `lateMs` before has an older timestamp.
   */
  write(stream: string, atMs: number, message: string, lateMs?: number): void;
  /** Deletes a stream with what can be read by now. */
  forget(stream: string): void;
  /** From now on every read fails; `undefined`: none does. */
  fail(error: Error | undefined): void;
  /** From now on no read answers. */
  hang(): void;
  /** The cursors that were given out are not taken any more. */
  expire(): void;
}

export interface Paging {
  /** Events per page. */
  readonly pageSize: number;
  /** Whether an empty page comes before each page with events, as CloudWatch Logs may do. */
  readonly sparse: boolean;
}

/** What every read takes. */
const readMs = 20;

/** An event by its place among all, which are sorted by timestamp, then by ingestion. */
interface Written extends LogEvent {
  readonly nth: number;
}

/**
 * Log streams in memory, with the tokens of GetLogEvents: the token that is returned at the end of a stream is the one
 * that was passed, and what comes in late with an older timestamp is not behind it.
 */
export function createInMemoryLogs(
  clock: Clock,
  { pageSize, sparse }: Paging = { pageSize: 100, sparse: false },
) {
  const reads: string[] = [];
  const looks: string[] = [];
  const lines = new Map<string, Written[]>();
  let failure: Error | undefined;
  let hanging = false;
  let written = 0;
  let era = 0;

  async function answer(): Promise<void> {
    await clock.sleep(readMs);
    if (hanging) return new Promise(() => {});
    if (failure !== undefined) throw failure;
  }

  const visible = (stream: string) =>
    (lines.get(stream) ?? []).filter(({ ingestionTime }) => ingestionTime <= clock.now());

  const logs: InMemoryLogs = {
    reads,
    looks,
    write(stream, atMs, message, lateMs = 0) {
      const event = { timestamp: atMs - lateMs, ingestionTime: atMs, message, nth: ++written };
      const all = lines.get(stream) ?? [];
      const before = all.at(-1);
      all.push(event);
      if (before !== undefined && isBehind(before, event)) all.sort((a, b) => (isBehind(a, b) ? 1 : -1));
      lines.set(stream, all);
    },
    forget: (stream) => {
      const later = (lines.get(stream) ?? []).filter(({ ingestionTime }) => ingestionTime > clock.now());
      lines.set(stream, later);
    },
    fail: (error) => {
      failure = error;
    },
    hang: () => {
      hanging = true;
    },
    expire: () => {
      era += 1;
    },

    async read({ stream }: LogStream, { cursor, sinceMs = 0 }) {
      reads.push(stream);
      await answer();
      const here = visible(stream);
      if (here.length === 0) return { events: [], cursor, atEnd: true };

      const [of, timestamp, nth, seen] = cursor?.split("/").map(Number) ?? [era, sinceMs, 0, 0];
      if (of !== era) return { events: [], cursor: undefined, atEnd: false };
      const from = { timestamp: timestamp ?? 0, nth: nth ?? 0 };
      const events = here
        .filter((event) => isBehind(event, from) && event.timestamp >= sinceMs)
        .slice(0, pageSize);
      if (sparse && events.length > 0 && seen === 0) {
        return { events: [], cursor: `${era}/${from.timestamp}/${from.nth}/1`, atEnd: false };
      }
      const last = events.at(-1);
      if (last === undefined && cursor !== undefined) return { events, cursor, atEnd: true };
      const { timestamp: lastMs, nth: lastNth } = last ?? from;
      return { events, cursor: `${era}/${lastMs}/${lastNth}/0`, atEnd: false };
    },

    async last({ stream }: LogStream, count) {
      looks.push(stream);
      await answer();
      return visible(stream).slice(-count);
    },
  };
  return logs;
}

type Place = Pick<Written, "timestamp" | "nth">;

function isBehind(one: Place, other: Place): boolean {
  return one.timestamp === other.timestamp ? one.nth > other.nth : one.timestamp > other.timestamp;
}
