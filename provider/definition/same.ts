import { canonicalJson } from "../values/canonical";
import { normalForm } from "./normalForm";
import type { NormalDefinition } from "./normalise";

type Members = Readonly<Record<string, unknown>>;

/** Members that ECS adds to every definition it tells. */
const added = new Set([
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
]);

/** Whether a definition as ECS tells it was registered from the given content: no member more, none less. */
export function sameDefinition(told: Members, content: NormalDefinition): boolean {
  const own = Object.fromEntries(Object.entries(told).filter(([name]) => !added.has(name)));
  return canonicalJson(normalForm(own)) === canonicalJson(normalForm({ ...content }));
}
