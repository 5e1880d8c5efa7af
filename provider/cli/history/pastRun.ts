import type { StackTask } from "../stack/stack";

/** A run as far as it is known. */
export interface PastRun {
  readonly subject: StackTask;
  readonly status: PastStatus;
  readonly occasion?: "destroy" | "failedDeploy";
  readonly reason?: string;
  readonly attempt?: number;
  readonly exitCode?: number;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** ISO 8601; when it was judged, if ECS had not brought the task to STOPPED by then. */
  readonly stoppedAt?: string;
  readonly failure?: string;
  readonly taskDefinitionArn?: string;
  readonly taskId?: string;
  /** Name of the cluster. */
  readonly cluster?: string;
}

/**
 * - `running`: it is in flight in ECS.
 * - `unknown`: an `up` ended before its run did, and ECS does not tell what became of it.
 */
export type PastStatus = "succeeded" | "failed" | "running" | "unknown";

/** When it was, in ISO 8601; `undefined` where nobody knows. */
export function whenOf({ startedAt, stoppedAt }: PastRun): string | undefined {
  return startedAt ?? stoppedAt;
}
