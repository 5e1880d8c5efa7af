import { generatedName, type Naming } from "./generated-name";
import type { Properties, ResourceType } from "./resource-type";

export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** Where the real provider, too, remembers which inputs it made up itself. */
export const DEFAULTS = "__defaults";

/**
 * The program's inputs completed with a generated name, the provider's region and its default tags, as the real
 * provider does, or what is wrong with them. `olds` are the inputs of the last update, `undefined` for a new resource.
 */
export function checkInputs(
  type: ResourceType,
  olds: Properties | undefined,
  news: Properties,
  naming: Naming,
  provider: { readonly region: string; readonly defaultTags: Readonly<Record<string, string>> } | undefined,
): { readonly inputs: Properties; readonly failures: readonly CheckFailure[] } {
  const { [DEFAULTS]: _, ...given } = news;
  const defaults = { ...name(type, olds, given, naming), ...region(type, given, provider) };
  const inputs = {
    ...given,
    ...tags(type, given, provider),
    ...defaults,
    [DEFAULTS]: Object.keys(defaults).sort(),
  };
  return { inputs, failures: [...unknownProperties(type, given), ...missingProperties(type, inputs)] };
}

function name(
  type: ResourceType,
  olds: Properties | undefined,
  given: Properties,
  naming: Naming,
): Properties {
  if (given.name !== undefined || type.generatedNameLength === undefined) return {};
  const wasGenerated = generated(olds).includes("name");
  const next = wasGenerated ? olds?.name : generatedName(naming, type.generatedNameLength);
  return next === undefined ? {} : { name: next };
}

function region(type: ResourceType, given: Properties, provider: { region: string } | undefined): Properties {
  return "region" in type.inputs && given.region === undefined && provider ? { region: provider.region } : {};
}

function tags(
  type: ResourceType,
  given: Properties,
  provider: { defaultTags: Properties } | undefined,
): Properties {
  const all = { ...provider?.defaultTags, ...(given.tags as Properties | undefined) };
  return "tags" in type.inputs && Object.keys(all).length > 0 ? { tags: all } : {};
}

function unknownProperties(type: ResourceType, given: Properties): CheckFailure[] {
  return Object.keys(given)
    .filter((property) => !(property in type.inputs))
    .map((property) => ({
      property,
      reason: "the stand-in for the AWS provider does not serve this property",
    }));
}

function missingProperties(type: ResourceType, inputs: Properties): CheckFailure[] {
  return Object.entries(type.inputs)
    .filter(([property, definition]) => definition?.required && inputs[property] === undefined)
    .map(([property]) => ({ property, reason: "is required" }));
}

/** The inputs that the last check made up. */
export function generated(inputs: Properties | undefined): readonly string[] {
  const names = inputs?.[DEFAULTS];
  return Array.isArray(names) ? names : [];
}
