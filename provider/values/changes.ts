import type { IsUnknown } from "./problem";
import { isRecord } from "./record";

/** One difference between two values, by the path of the property as a user writes it. */
export interface Change {
  /** Such as `taskDefinition.containerDefinitions[0].image`. */
  readonly path: string;
  /** `unknown`: the new value is an output that will only be known later in this very `up`. */
  readonly kind: "added" | "removed" | "changed" | "unknown";
}

/** The differences between two plain values, deepest paths, in the order of the new value. */
export function changesBetween(olds: unknown, news: unknown, path: string, isUnknown: IsUnknown): Change[] {
  if (isUnknown(news)) return [{ path, kind: "unknown" }];
  if (olds === undefined && news === undefined) return [];
  if (olds === undefined) return [{ path, kind: "added" }];
  if (news === undefined) return [{ path, kind: "removed" }];
  if (Array.isArray(olds) && Array.isArray(news)) {
    return listChanges(olds, news, path, isUnknown);
  }
  if (isRecord(olds) && isRecord(news)) {
    const keys = new Set([...Object.keys(news), ...Object.keys(olds)]);
    return [...keys].flatMap((key) => changesBetween(olds[key], news[key], `${path}.${key}`, isUnknown));
  }
  return Object.is(olds, news) ? [] : [{ path, kind: "changed" }];
}

/**
 * Lists of named values (environment, secrets, containers) are compared by name, so that one new variable is one
 * change; a list of plain strings (a command) is one value.
 */
function listChanges(olds: unknown[], news: unknown[], path: string, isUnknown: IsUnknown): Change[] {
  if (![...olds, ...news].every(isRecord)) {
    const items = Math.max(olds.length, news.length);
    const differences = Array.from({ length: items }, (_, i) =>
      changesBetween(olds[i], news[i], path, isUnknown),
    ).flat();
    const first = differences.find(({ kind }) => kind === "unknown") ?? differences[0];
    return first === undefined ? [] : [{ path, kind: first.kind === "unknown" ? "unknown" : "changed" }];
  }
  // Only in a task definition do names tell items apart; triggers are whatever the user compares.
  const byName = path.startsWith("taskDefinition");
  // Nobody can say which item a name that is not known yet belongs to.
  if (byName && news.some((item) => isRecord(item) && isUnknown(item.name)))
    return [{ path, kind: "unknown" }];
  if (!byName || !isNamed(olds) || !isNamed(news)) {
    const length = Math.max(olds.length, news.length);
    return Array.from({ length }, (_, i) =>
      changesBetween(olds[i], news[i], `${path}[${i}]`, isUnknown),
    ).flat();
  }
  const names = [...new Set([...news, ...olds].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [before, after] = [olds, news].map((items) => items.find((item) => item.name === name));
    return changesBetween(before, after, `${path}${label(path, name, news)}`, isUnknown);
  });
}

/** Containers go by their place, as everywhere in ECS; what ECS keeps in no order (environment, secrets) by name. */
function label(path: string, name: string, news: readonly { name: string }[]): string {
  const place = news.findIndex((item) => item.name === name);
  return path.endsWith("containerDefinitions") && place >= 0 ? `[${place}]` : `["${name}"]`;
}

/** Whether each item has a name of its own. */
function isNamed(items: unknown[]): items is { name: string }[] {
  const names = items.map((item) => (isRecord(item) ? item.name : undefined));
  return names.every((name) => typeof name === "string") && new Set(names).size === names.length;
}
