/** How long a run may take, in seconds. */
export interface Limits {
  /** From the start of the task to the end of its container. */
  readonly timeoutSeconds: number;
  /** From the start of the task to RUNNING: placement, image pull, network. */
  readonly startTimeoutSeconds: number;
}

/** Where the user gives none. */
export const defaultLimits: Limits = { timeoutSeconds: 1_800, startTimeoutSeconds: 600 };

export type LimitExceeded = "timeout" | "startTimeout";

/** How often the limits are looked at while AWS does not answer. */
export const limitCheckMs = 30_000;

/** How long a stopped task's end is waited for: the longest `stopTimeout` (120 s), and time to report it. */
export const stopGraceMs = 300_000;

/** How long DescribeTasks may answer MISSING for a task that RunTask has started, before it counts as lost. */
const consistencyMs = 300_000;

/**
 * Which limit a run has exceeded, if any, `elapsedMs` after its start. `notStarted` is true only of a task that has
 * just been seen not to have started.
 */
export function exceeded(limits: Limits, elapsedMs: number, notStarted: boolean): LimitExceeded | undefined {
  if (elapsedMs >= limits.timeoutSeconds * 1_000) return "timeout";
  return notStarted && elapsedMs >= limits.startTimeoutSeconds * 1_000 ? "startTimeout" : undefined;
}

/** Whether a task that ECS does not know has been missing for longer than eventual consistency explains. */
export function isLost(missingForMs: number): boolean {
  return missingForMs >= consistencyMs;
}
