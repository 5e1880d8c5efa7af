import { isDeepStrictEqual } from "node:util";
import { DEFAULTS, generated } from "./check";
import type { InputProperty, Properties, ResourceType } from "./resource-type";

export interface Difference {
  readonly changed: readonly string[];
  /** Those of `changed` that only a new resource can take. */
  readonly replaces: readonly string[];
  /** The new resource would have the same name, so the old one has to go first. */
  readonly deleteBeforeReplace: boolean;
}

/** What lies between two sets of checked inputs. A value that is not known yet counts as changed. */
export function difference(type: ResourceType, olds: Properties, news: Properties): Difference {
  const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
  names.delete(DEFAULTS);
  const changed = [...names].filter((name) => !sameValue(type.inputs[name], olds[name], news[name])).sort();
  const isNamed = type.generatedNameLength !== undefined;
  return {
    changed,
    replaces: changed.filter((name) => type.inputs[name]?.replaces),
    deleteBeforeReplace: isNamed && !generated(news).includes("name") && olds.name === news.name,
  };
}

export function sameValue(property: InputProperty | undefined, a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(property?.json ? parsed(a) : a, property?.json ? parsed(b) : b);
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    // Not JSON: an unknown value, or text that ECS will refuse in its own words.
    return value;
  }
}
