/** What a polling loop knows when it plans its next look. */
export interface PollState {
  /** Runs that wait for a look. */
  readonly runs: number;
  /** Looks in a row that AWS throttled or could not answer. */
  readonly setbacks: number;
}

/** Tasks that one DescribeTasks call can name (API reference, DescribeTasks). */
export const tasksPerCall = 100;

/**
 * Calls per second that one cluster's loop may make: a quarter of the 20 per second at which ECS refills the bucket
 * of cluster reads, which the account's other users share.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html
 */
const callsPerSecond = 5;

const shortestMs = 1_000;
const longestMs = 30_000;

/** Milliseconds from one look to the next: 1 s for up to 500 runs, longer for more, doubled by each setback. */
export function pollIntervalMs({ runs, setbacks }: PollState): number {
  const calls = Math.ceil(runs / tasksPerCall);
  const withinShareMs = Math.max(shortestMs, (calls * 1_000) / callsPerSecond);
  return Math.max(withinShareMs, Math.min(longestMs, withinShareMs * 2 ** setbacks));
}
