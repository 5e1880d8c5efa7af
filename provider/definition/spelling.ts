import { isRecord } from "../values/record";

/** In a preview any member can be a mark for "not known yet" in place of its value, and stays that mark. */
export function ifList<T, R>(
  value: readonly T[] | undefined,
  change: (list: readonly T[]) => R,
): R | readonly T[] | undefined {
  return Array.isArray(value) ? change(value) : value;
}

/** The same for a value with members. */
export function ifRecord<T, R>(value: T, change: (record: T & Record<string, unknown>) => R): R | T {
  return isRecord(value) ? change(value) : value;
}

/** `256` for `256` and for `"256"`; anything else as it is. */
export function toNumber(value: unknown): unknown {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

/**
 * A list that ECS keeps in no order, by the text of `key`. With a mark in the place of an item it stays as it is: nobody
 * can say where that item belongs.
 */
export function sortedBy<T>(list: readonly T[] | undefined, key: (item: T) => unknown) {
  const text = (item: T) => String(key(item) ?? "");
  return ifList(list, (items) =>
    items.every(isRecord)
      ? [...items].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0))
      : items,
  );
}

/** The record without the members that have the value which ECS takes when they are absent; anything else as it is. */
export function withoutDefaults<T>(
  value: T,
  defaults: { readonly [K in keyof NonNullable<T>]?: unknown },
): T {
  return ifRecord(value, (record) =>
    Object.fromEntries(
      Object.entries(record).filter(([name, member]) => member !== Reflect.get(defaults, name)),
    ),
  ) as T;
}
