const secondMs = 1_000;
const longestMs = 5_000;

/**
 * Milliseconds until a stream is read again that has been read to its end, after so many reads without an event: a second
 * for one that says something now and then, and a second more each time for one that is silent, up to five.
 */
export function followPauseMs(emptyReads: number): number {
  return Math.min(longestMs, Math.max(1, emptyReads - 2) * secondMs);
}
