import { omitEmpty } from "../../values/canonical";
import type { IsUnknown } from "../../values/problem";
import { isRecord } from "../../values/record";

/**
 * The definition with its containers as a list, where they are given as JSON text, and without what ECS reads as absent:
 * templates write `"links": null`. A text that is no JSON stays.
 */
export function withParsedContainers(definition: unknown, isUnknown: IsUnknown): unknown {
  if (!isRecord(definition)) return definition;
  const { containerDefinitions } = definition;
  if (containerDefinitions === undefined || isUnknown(containerDefinitions)) return definition;
  return { ...definition, containerDefinitions: omitEmpty(parsed(containerDefinitions)) };
}

function parsed(containers: unknown): unknown {
  if (typeof containers !== "string") return containers;
  try {
    return JSON.parse(containers);
  } catch {
    return containers;
  }
}
