import { lookingTogether } from "../run/together";
import { newestLookedAt } from "./newest";
import type { DefinitionRegistry } from "./registry";

/** A registry whose readers share their looks at the same revision, and at the same family. */
export function readingTogether(registry: DefinitionRegistry): DefinitionRegistry {
  const newest = lookingTogether((family) => registry.newest(family, newestLookedAt));
  return {
    ...registry,
    find: lookingTogether((reference) => registry.find(reference)),
    newest: async (family, most) => (await newest(family)).slice(0, most),
  };
}
