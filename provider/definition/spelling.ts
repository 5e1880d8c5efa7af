/** In a preview any member can be a mark for "not known yet" in place of its value, and stays that mark. */
export function ifList<T, R>(
  value: readonly T[] | undefined,
  change: (list: readonly T[]) => R,
): R | readonly T[] | undefined {
  return Array.isArray(value) ? change(value) : value;
}

/** `256` for `256` and for `"256"`; anything else as it is. */
export function toNumber(value: unknown): unknown {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}
