import type { LogEvent } from "./reader";

/** Knows events that were read, so that reading can begin again before its end and hand on only what is new. */
export interface Unseen {
  /** Those of a page that were not read before, which count as read from now on. */
  of(events: readonly LogEvent[]): readonly LogEvent[];
  /** The time to begin again from; `undefined`: from the stream's start. What is read from now on may be a repetition. */
  rewind(): number | undefined;
  /** How many events are remembered. */
  readonly size: number;
}

/** How far back before the newest event a late one is looked for, if so many events are remembered. */
const overlapMs = 120_000;

/** What is remembered: as much as one page of GetLogEvents holds, and up to twice that before it is sorted out. */
const mostEvents = 10_000;
const mostCharacters = 1_000_000;

/**
 * Events have no name in GetLogEvents. Two are the same if they were written and came in at the same millisecond with
 * the same text, and are counted: a container may well print two equal lines in one.
 */
export function createUnseen(): Unseen {
  let read: LogEvent[] = [];
  let characters = 0;
  let newestMs = Number.NEGATIVE_INFINITY;
  /** All events of this time or later that were read are remembered. */
  let completeFromMs = Number.NEGATIVE_INFINITY;
  let repeatable = new Map<string, number>();

  function isRepetition(event: LogEvent): boolean {
    if (repeatable.size === 0) return false;
    const key = keyOf(event);
    const left = repeatable.get(key) ?? 0;
    if (left === 1) repeatable.delete(key);
    else if (left > 1) repeatable.set(key, left - 1);
    return left > 0;
  }

  function remember(events: readonly LogEvent[]): void {
    for (const event of events) {
      newestMs = Math.max(newestMs, event.timestamp);
      if (event.timestamp < completeFromMs) continue;
      read.push(event);
      characters += event.message.length;
    }
    if (read.length > 2 * mostEvents || characters > 2 * mostCharacters) forgetOldest();
  }

  function forgetOldest(): void {
    read.sort((one, other) => one.timestamp - other.timestamp);
    let first = read.length;
    for (let kept = 0; first > 0 && read.length - first < mostEvents; first--) {
      kept += read[first - 1]?.message.length ?? 0;
      if (kept > mostCharacters) break;
    }
    completeFromMs = (read[first - 1]?.timestamp ?? completeFromMs - 1) + 1;
    read = read.filter(({ timestamp }) => timestamp >= completeFromMs);
    characters = read.reduce((sum, { message }) => sum + message.length, 0);
  }

  return {
    of(events) {
      const unseen = events.filter((event) => !isRepetition(event));
      remember(unseen);
      return unseen;
    },
    rewind() {
      repeatable = new Map();
      for (const key of read.map(keyOf)) repeatable.set(key, (repeatable.get(key) ?? 0) + 1);
      return newestMs === Number.NEGATIVE_INFINITY
        ? undefined
        : Math.max(completeFromMs, newestMs - overlapMs);
    },
    get size() {
      return read.length;
    },
  };
}

function keyOf({ timestamp, ingestionTime, message }: LogEvent): string {
  return `${timestamp} ${ingestionTime} ${message}`;
}
