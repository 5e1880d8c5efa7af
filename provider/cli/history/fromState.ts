import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { PastRun } from "./pastRun";
import type { Subject } from "./subject";

/** The last run, as the state has it. */
export function lastRunOf(subject: Subject): PastRun | undefined {
  const { outputs, like } = subject;
  // A resource that is only planned, or was imported, has outputs without a run.
  if (outputs?.status === undefined) return undefined;
  const { status, reason, attempt, exitCode, startedAt, stoppedAt, failure, taskArn, revisionArn } = outputs;
  return {
    subject,
    status: status === "unfinished" ? "unknown" : status,
    ...defined({ reason, attempt, exitCode, startedAt, stoppedAt, failure, taskDefinitionArn: revisionArn }),
    ...(taskArn !== undefined && { taskId: taskIdOf(taskArn) }),
    cluster: lastSegment(like.inputs.cluster),
  };
}
