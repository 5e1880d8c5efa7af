import { canonicalJson, omitEmpty } from "../values/canonical";
import { normaliseContainer } from "./normalContainer";
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
  return bare(own) === bare(content);
}

/** Canonical text without what ECS fills in, and with what ECS keeps in no order sorted. */
function bare(definition: object): string {
  const { containerDefinitions = [], networkMode } = definition as Partial<NormalDefinition>;
  const containers = containerDefinitions.map((container) => normaliseContainer(container, networkMode));
  return canonicalJson(omitEmpty({ ...definition, containerDefinitions: containers }));
}
