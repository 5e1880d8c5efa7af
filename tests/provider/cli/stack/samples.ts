import type { StackGatedService, StackTask } from "../../../../provider/cli/stack/stack";

export const revision = (number: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:${number}`;

/** A task whose last run has succeeded. */
export function stackTask(name: string, rest: Partial<StackTask> = {}): StackTask {
  const urn = `urn:pulumi:prod::infra::pulumi-nodejs:dynamic/ecs-task:OneOffTask::${name}`;
  return {
    name,
    row: urn,
    urn,
    inputs: { cluster: "main", command: ["rake", "db:migrate"] },
    outputs: {
      taskDefinitionArn: revision(3),
      revisionArn: revision(4),
      status: "succeeded",
      reason: "it has not run yet",
      attempt: 1,
      region: "eu-west-1",
      recordedRuns: 1,
      revisions: [],
      foreignRevisions: [],
    },
    secrets: [],
    config: () => undefined,
    ...rest,
  };
}

export function gatedService(name: string, taskDefinitionArn = revision(3)): StackGatedService {
  return { name, urn: `urn:pulumi:prod::infra::ecs-task:index:GatedService::${name}`, taskDefinitionArn };
}
