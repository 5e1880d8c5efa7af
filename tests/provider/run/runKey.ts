import type { RunKey } from "../../../provider/run/identity";

export const urn = "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/ecs-task:OneOffTask::migrate";

/** The key of a first run. */
export const runKey: RunKey = {
  urn,
  taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
  container: "web",
  command: ["rake", "db:migrate"],
  recordedRuns: 0,
  destroyedBefore: 0,
};
