import type { TaskSnapshot } from "./task";

/** How long a run may take, in seconds. */
export interface Limits {
  /** From the start of the task to the end of its container. */
  readonly timeoutSeconds: number;
  /** From the start of the task to RUNNING: placement, image pull, network. */
  readonly startTimeoutSeconds: number;
}

export type LimitExceeded = "timeout" | "startTimeout";

/** How often the limits are looked at while AWS does not answer. */
export const limitCheckMs = 30_000;

/** How long a stopped task's end is waited for: the longest `stopTimeout` (120 s), and time to report it. */
export const stopGraceMs = 300_000;

/** How long DescribeTasks may answer MISSING for a task that RunTask has started, before it counts as lost. */
const consistencyMs = 60_000;

/** Which limit a run has exceeded, if any. `elapsedMs` counts from RunTask's answer. */
export function exceeded(
  limits: Limits,
  elapsedMs: number,
  task: Pick<TaskSnapshot, "startedAt">,
): LimitExceeded | undefined {
  if (elapsedMs >= limits.timeoutSeconds * 1_000) return "timeout";
  if (task.startedAt === undefined && elapsedMs >= limits.startTimeoutSeconds * 1_000) return "startTimeout";
  return undefined;
}

/** Whether a task that ECS does not know has been missing for longer than eventual consistency explains. */
export function isLost(missingForMs: number): boolean {
  return missingForMs >= consistencyMs;
}
