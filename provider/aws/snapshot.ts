import type { Task } from "@aws-sdk/client-ecs";
import { runIdVariable } from "../run/identity";
import type { TaskSnapshot } from "../run/task";
import { defined } from "../values/defined";

/** A task as DescribeTasks and RunTask answer it, in the domain's words. */
export function toSnapshot(arn: string, task: Task): TaskSnapshot {
  const {
    taskDefinitionArn,
    startedBy,
    group = "",
    lastStatus = "PROVISIONING",
    stopCode,
    stoppedReason,
    createdAt,
    startedAt,
    stoppedAt,
    launchType,
    capacityProviderName,
    containerInstanceArn,
    pullStartedAt,
    pullStoppedAt,
    attachments,
    containers = [],
  } = task;
  return defined({
    arn,
    taskDefinitionArn,
    startedBy,
    service: /^service:(.+)/.exec(group)?.[1],
    runId: runIdOf(task),
    lastStatus,
    stopCode,
    stoppedReason,
    createdAt,
    startedAt,
    stoppedAt,
    launchType,
    capacityProviderName,
    containerInstanceArn,
    pullStartedAt,
    pullStoppedAt,
    attachments: attachments?.length
      ? attachments.map(({ type = "", status = "" }) => ({ type, status }))
      : undefined,
    containers: containers.map(({ name = "", lastStatus, exitCode, reason }) =>
      defined({ name, lastStatus, exitCode, reason }),
    ),
  });
}

/** The run id that RunTask put into the environment of the container it overrode. */
function runIdOf({ overrides }: Task): string | undefined {
  const environment = (overrides?.containerOverrides ?? []).flatMap((override) => override.environment ?? []);
  return environment.find(({ name }) => name === runIdVariable)?.value;
}
