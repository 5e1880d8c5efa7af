import type { Timing } from "../../simulator";

/**
 * Launches that Fargate takes from an account: so many at once, and so many more per second.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/throttling.html
 */
const launches = { burst: 20, perSecond: 20 } as const;

/**
 * Seconds from the first RunTask to the last moment at which an exit begins to be shown, when every launch is asked for as
 * soon as Fargate takes it: what no client can be faster than.
 */
export function idealSeconds(
  tasks: number,
  timing: Pick<Timing, "provisioningMs" | "pendingMs" | "pullMs" | "exitVisibleMs">,
  commandSeconds: number,
): number {
  const lastStartSeconds = Math.max(0, tasks - launches.burst) / launches.perSecond;
  const startMs = timing.provisioningMs + timing.pendingMs + timing.pullMs;
  return lastStartSeconds + commandSeconds + (startMs + timing.exitVisibleMs) / 1_000;
}
