import type { JournalEntry } from "../../../simulator";

/** A call of ECS at a moment, in milliseconds. */
export const call = (operation: string, at: number, outcome = "ok", durationMs = 0): JournalEntry => ({
  ...{ kind: "call", seq: at, at, service: "ecs", operation, region: "eu-west-1", input: {} },
  ...{ outcome, durationMs },
});

export const effect = (name: string, at: number, taskArn: string): JournalEntry => ({
  kind: "effect",
  seq: at,
  at,
  name,
  detail: { taskArn },
});
