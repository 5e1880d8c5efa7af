import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { StackTask } from "../stack/stack";
import type { PastRun } from "./pastRun";

/** The last run, as the state has it. `taskDefinitionArn` is of the revision that it ran, where that is known. */
export function lastRunOf(subject: StackTask, taskDefinitionArn: string | undefined): PastRun | undefined {
  const { outputs, inputs } = subject;
  // A resource that is only planned, or was imported, has outputs without a run.
  if (outputs.status === undefined) return undefined;
  const { status, reason, attempt, exitCode, startedAt, stoppedAt, failure, taskArn } = outputs;
  return {
    subject,
    status: status === "unfinished" ? "unknown" : status,
    ...defined({ reason, attempt, exitCode, startedAt, stoppedAt, failure, taskDefinitionArn }),
    ...(taskArn !== undefined && { taskId: taskIdOf(taskArn) }),
    cluster: lastSegment(inputs.cluster),
  };
}
