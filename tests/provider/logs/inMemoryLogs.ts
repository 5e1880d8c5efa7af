import type { LogEvent, LogReader } from "../../../provider/logs/follow";
import type { LogStream } from "../../../provider/logs/stream";
import type { Clock } from "../../../provider/run/clock";

export interface InMemoryLogs extends LogReader {
  /** Streams asked for, one per read. */
  readonly reads: readonly string[];
  /** Writes a line that can be read from `atMs` (since the epoch) on. A stream exists from its first line on. */
  write(stream: string, atMs: number, message: string): void;
  /** From now on every read fails; `undefined`: none does. */
  fail(error: Error | undefined): void;
  /** From now on no read answers. */
  hang(): void;
}

export interface Paging {
  /** Events per page. */
  readonly pageSize: number;
  /** Whether an empty page comes before each page with events, as CloudWatch Logs may do. */
  readonly sparse: boolean;
}

/** What every read takes. */
const readMs = 20;

/**
 * Log streams in memory, with the tokens of GetLogEvents: the token that is returned at the end of a stream is the one
 * that was passed.
 */
export function createInMemoryLogs(
  clock: Clock,
  { pageSize, sparse }: Paging = { pageSize: 100, sparse: false },
) {
  const reads: string[] = [];
  const lines = new Map<string, LogEvent[]>();
  let failure: Error | undefined;
  let hanging = false;

  const logs: InMemoryLogs = {
    reads,
    write(stream, atMs, message) {
      const written = [...(lines.get(stream) ?? []), { timestamp: atMs, message }];
      lines.set(
        stream,
        written.sort((a, b) => a.timestamp - b.timestamp),
      );
    },
    fail: (error) => {
      failure = error;
    },
    hang: () => {
      hanging = true;
    },

    async read({ stream }: LogStream, cursor) {
      reads.push(stream);
      await clock.sleep(readMs);
      if (hanging) return new Promise(() => {});
      if (failure !== undefined) throw failure;
      const visible = (lines.get(stream) ?? []).filter(({ timestamp }) => timestamp <= clock.now());
      if (visible.length === 0) return { events: [], cursor, atEnd: true };

      const from = Number(cursor?.match(/\d+/)?.[0] ?? 0);
      const behind = visible.slice(from, from + pageSize);
      if (sparse && behind.length > 0 && !cursor?.endsWith("+")) {
        return { events: [], cursor: `f/${from}+`, atEnd: false };
      }
      const next = behind.length === 0 && cursor !== undefined ? cursor : `f/${from + behind.length}`;
      return { events: behind, cursor: next, atEnd: next === cursor };
    },
  };
  return logs;
}
