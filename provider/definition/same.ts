import { canonicalJson, omitEmpty } from "../values/canonical";
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
  const [is, asked] = [own, content].map((definition) =>
    canonicalJson(omitEmpty(withoutDefaults(definition))),
  );
  return is === asked;
}

/** ECS fills in `cpu: 0` and, in awsvpc mode, a host port that is the container's. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (value === null || typeof value !== "object") return value;
  const { containerPort } = value as Members;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, member]) => !(name === "cpu" && member === 0))
      .filter(([name, member]) => !(name === "hostPort" && member === containerPort))
      .map(([name, member]) => [name, withoutDefaults(member)]),
  );
}
