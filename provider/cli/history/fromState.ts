import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { PastRun } from "./pastRun";
import type { Subject } from "./subject";

/** The last run, as the state has it. `taskDefinitionArn` is of the revision that it ran, where that is known. */
export function lastRunOf(subject: Subject, taskDefinitionArn: string | undefined): PastRun | undefined {
  const { outputs, like } = subject;
  // A resource that is only planned, or was imported, has outputs without a run.
  if (outputs?.status === undefined) return undefined;
  const { status, reason, attempt, exitCode, startedAt, stoppedAt, failure, taskArn } = outputs;
  return {
    subject,
    status: status === "unfinished" ? "unknown" : status,
    ...defined({ reason, attempt, exitCode, startedAt, stoppedAt, failure, taskDefinitionArn }),
    ...(taskArn !== undefined && { taskId: taskIdOf(taskArn) }),
    cluster: lastSegment(like.inputs.cluster),
  };
}
