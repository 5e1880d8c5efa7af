import { eventKey } from "./eventKey";
import type { LogEvent } from "./reader";

/**
 * Which events were read last, as numbers alone: the texts of a long log would stay in memory long after their page, as
 * whatever has outlived two small collections waits for V8's next great one.
 */
export interface Remembered {
  add(event: LogEvent): void;
  /** The keys of all events from `completeFromMs` on. */
  keys(): readonly number[];
  /** All events of this time or later that were added are remembered. */
  readonly completeFromMs: number;
  readonly size: number;
}

/** What is remembered: as much as one page of GetLogEvents holds, and up to twice that before it is sorted out. */
const mostEvents = 10_000;
const mostCharacters = 1_000_000;

export function createRemembered(): Remembered {
  // The n-th event is the n-th of each: V8 keeps the numbers of such an array without an object for each.
  let times: number[] = [];
  let keys: number[] = [];
  let lengths: number[] = [];
  let characters = 0;
  let completeFromMs = Number.NEGATIVE_INFINITY;

  function forgetOldest(): void {
    const newestFirst = [...times.keys()].sort((one, other) => at(times, other) - at(times, one));
    let [kept, keptCharacters] = [0, 0];
    while (kept < Math.min(mostEvents, newestFirst.length)) {
      keptCharacters += at(lengths, at(newestFirst, kept));
      if (keptCharacters > mostCharacters) break;
      kept += 1;
    }
    const newestForgotten = newestFirst[kept];
    if (newestForgotten === undefined) return;
    completeFromMs = at(times, newestForgotten) + 1;
    const allTimes = times;
    const isKept = (_: number, index: number) => at(allTimes, index) >= completeFromMs;
    times = times.filter(isKept);
    keys = keys.filter(isKept);
    lengths = lengths.filter(isKept);
    characters = lengths.reduce((sum, length) => sum + length, 0);
  }

  return {
    add(event) {
      const { timestamp, message } = event;
      if (timestamp < completeFromMs) return;
      times.push(timestamp);
      keys.push(eventKey(event));
      lengths.push(message.length);
      characters += message.length;
      if (times.length > 2 * mostEvents || characters > 2 * mostCharacters) forgetOldest();
    },
    keys: () => keys,
    get completeFromMs() {
      return completeFromMs;
    },
    get size() {
      return times.length;
    },
  };
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
