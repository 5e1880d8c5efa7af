/** One line in a stream. Times in milliseconds since the epoch. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
  /** 56 digits, unique in a region; in their order events are sorted by timestamp, then by ingestion. */
  readonly eventId: string;
}

/** The id of the n-th event of a region that came in, from 1; of none at all for 0, which stands before all of its time. */
export function eventIdOf(timestamp: number, nth: number): string {
  return `${String(timestamp).padStart(20, "0")}${String(nth).padStart(36, "0")}`;
}

/** Behind every event. */
export const lastEventId = "9".repeat(56);

/** What a writer hands in. */
export interface NewLogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Per event, added to its bytes in UTF-8 (CloudWatch Logs API Reference, PutLogEvents). */
const overheadBytes = 26;

/** The most that one page or one batch holds: 1 MB and 10,000 events (API Reference, PutLogEvents and GetLogEvents). */
export const pageLimit = { bytes: 1_048_576, events: 10_000 } as const;

export function eventBytes(event: NewLogEvent): number {
  return Buffer.byteLength(event.message) + overheadBytes;
}

/**
 * How many of `events`, from the first, fit into a page of at most `limit` events and 1 MB. At least one if there is
 * any, so that reading always gets on.
 */
export function fittingCount(events: readonly NewLogEvent[], limit: number): number {
  let bytes = 0;
  for (const [index, event] of events.entries()) {
    bytes += eventBytes(event);
    if (index >= limit || (index > 0 && bytes > pageLimit.bytes)) return index;
  }
  return events.length;
}
