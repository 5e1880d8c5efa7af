import { eventKey } from "./eventKey";
import type { LogEvent } from "./reader";
import { createRemembered } from "./remembered";

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

/**
 * Events have no name in GetLogEvents. Two are the same if they have the same key, and are counted: a container may well
 * print two equal lines in one millisecond.
 */
export function createUnseen(): Unseen {
  const read = createRemembered();
  let newestMs = Number.NEGATIVE_INFINITY;
  let repeatable = new Map<number, number>();

  function isRepetition(event: LogEvent): boolean {
    if (repeatable.size === 0) return false;
    const key = eventKey(event);
    const left = repeatable.get(key) ?? 0;
    if (left === 1) repeatable.delete(key);
    else if (left > 1) repeatable.set(key, left - 1);
    return left > 0;
  }

  return {
    of(events) {
      const unseen = events.filter((event) => !isRepetition(event));
      for (const event of unseen) {
        newestMs = Math.max(newestMs, event.timestamp);
        read.add(event);
      }
      return unseen;
    },
    rewind() {
      repeatable = new Map();
      for (const key of read.keys()) repeatable.set(key, (repeatable.get(key) ?? 0) + 1);
      return newestMs === Number.NEGATIVE_INFINITY
        ? undefined
        : Math.max(read.completeFromMs, newestMs - overlapMs);
    },
    get size() {
      return read.size;
    },
  };
}
