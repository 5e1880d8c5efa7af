import type { Properties } from "../resource/state";
import type { IsUnknown } from "../values/problem";
import { isRecord } from "../values/record";

/** What an update does with one property: the kinds of Pulumi's detailed diff. */
export type PropertyChange = "add" | "delete" | "update";

/** Changed inputs by their property paths in Pulumi's spelling, in which lists go by place and never by name. */
export function detailedDiff(
  olds: Properties,
  news: Properties,
  isUnknown: IsUnknown,
): ReadonlyMap<string, PropertyChange> {
  return new Map(changesIn(olds, news, "", isUnknown));
}

function changesIn(
  olds: unknown,
  news: unknown,
  path: string,
  isUnknown: IsUnknown,
): [string, PropertyChange][] {
  if (olds === undefined && news === undefined) return [];
  if (olds === undefined) return [[path, "add"]];
  if (news === undefined) return [[path, "delete"]];
  if (isUnknown(news)) return [[path, "update"]];
  if (Array.isArray(olds) && Array.isArray(news)) {
    const length = Math.max(olds.length, news.length);
    return Array.from({ length }, (_, i) => changesIn(olds[i], news[i], `${path}[${i}]`, isUnknown)).flat();
  }
  if (isRecord(olds) && isRecord(news)) {
    const names = new Set([...Object.keys(news), ...Object.keys(olds)]);
    return [...names].flatMap((name) => changesIn(olds[name], news[name], memberPath(path, name), isUnknown));
  }
  return Object.is(olds, news) ? [] : [[path, "update"]];
}

/** `tags["a.b"]`: only plain names go without brackets. */
function memberPath(path: string, name: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${path}["${name.replace(/["\\]/g, "\\$&")}"]`;
  return path === "" ? name : `${path}.${name}`;
}
