import type { Plan, Recorded, Wanted } from "../../../provider/run/plan";

export const content = {
  family: "hi-web",
  containerDefinitions: [{ name: "web", image: "app:v1", environment: [{ name: "A", value: "1" }] }],
};
export const wanted: Wanted = {
  cluster: "prod",
  region: "eu-west-1",
  definition: { kind: "inline", content },
  container: "web",
  command: ["rake", "db:migrate"],
  environment: { RAILS_ENV: "production" },
  triggers: { version: 1 },
};
export const existing = (arn: string) => ({ definition: { kind: "existing" as const, arn } });
export const image = (value: string) => ({
  definition: {
    kind: "inline" as const,
    content: { ...content, containerDefinitions: [{ ...content.containerDefinitions[0], image: value }] },
  },
});
export const succeeded: Recorded = { ...wanted, status: "succeeded", attempt: 1 };
export const run = (attempt: number, ...reasons: string[]): Plan => ({ kind: "run", attempt, reasons });
export const replace = (property: string, reason: string): Plan => ({
  kind: "replace",
  properties: [property],
  reasons: [reason],
});
export const keep: Plan = { kind: "keep" };
