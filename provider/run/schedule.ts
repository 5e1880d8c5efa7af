/** Tasks that one DescribeTasks call can name (API reference, DescribeTasks). */
export const tasksPerCall = 100;

/**
 * Milliseconds from one call of a cluster's loop to the next at least: 5 calls a second, a quarter of the 20 at which ECS
 * refills the bucket of cluster reads, which the account's other users share.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/request-throttling.html
 */
const callEveryMs = 200;

const secondMs = 1_000;
const longestPauseMs = 30_000;

/** What is known of a task when its next look is planned. */
export interface Looked {
  /** What the last look saw; absent before there was one, and where DescribeTasks did not show the task. */
  readonly lastStatus?: string;
  /** Milliseconds since the first look was asked for. */
  readonly ageMs: number;
}

/**
 * Milliseconds from one look at a task to the next.
 *
 * A second, from the start: no task ends sooner. Two for a task whose network interface is still being made, once that
 * takes so long: from there it is seconds to an exit. And a thousandth of its age for one that goes on for more than a
 * quarter of an hour, up to five seconds: for such a command that is no wait.
 */
export function lookAfterMs({ lastStatus, ageMs }: Looked): number {
  if (lastStatus === "PROVISIONING") return between(secondMs, ageMs, 2 * secondMs);
  return between(secondMs, ageMs / 1_000, 5 * secondMs);
}

/** Calls that did not get their answer. */
export interface Setbacks {
  readonly throttled: number;
  /** In a row. */
  readonly unanswered: number;
  /** When the last of them ended. */
  readonly lastMs: number;
}

export const noSetbacks: Setbacks = { throttled: 0, unanswered: 0, lastMs: 0 };

/** By then the pause is at its longest, and more of them would only take longer to forget. */
const mostThrottled = 5;

export type CallEnd = "answered" | "throttled" | "unanswered";

/**
 * What a call's end leaves. An answer does not fill an empty bucket, so throttling is forgotten step by step; a lost
 * connection or an outage is over with the first answer. A call that was made before the last setback tells nothing new:
 * those that were under way together met the same empty bucket, or went down with the same connection.
 */
export function setbacksAfter(
  before: Setbacks,
  { end, madeMs, endedMs }: { readonly end: CallEnd; readonly madeMs: number; readonly endedMs: number },
): Setbacks {
  const { throttled, unanswered, lastMs } = before;
  if (madeMs < lastMs) return before;
  switch (end) {
    case "answered":
      return { throttled: Math.max(0, throttled - 1), unanswered: 0, lastMs };
    case "throttled":
      return { throttled: Math.min(mostThrottled, throttled + 1), unanswered, lastMs: endedMs };
    case "unanswered":
      return { throttled, unanswered: unanswered + 1, lastMs: endedMs };
    default:
      return end satisfies never;
  }
}

/**
 * Milliseconds until a cluster's loop may make its next call. Throttled: 2 s, 4 s, ... 30 s, a quarter less or more by
 * chance, so that deploys which were throttled together come apart. Unanswered: the first try again is quick, since a
 * connection that was closed while it was idle looks just so; then 2 s, 4 s, ... 30 s.
 */
export function callPauseMs(
  { throttled, unanswered }: Pick<Setbacks, "throttled" | "unanswered">,
  random: number,
): number {
  const times = Math.max(throttled, unanswered - 1);
  if (times <= 0) return callEveryMs;
  return Math.min(longestPauseMs, secondMs * 2 ** times) * (0.75 + random / 2);
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
