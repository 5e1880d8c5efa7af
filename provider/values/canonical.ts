/** A plain JSON-like value. */
export type Plain = unknown;

/**
 * Text that is the same for two values exactly if they are the same, whatever the order of their keys. Members that
 * are `undefined` count as absent.
 */
export function canonicalJson(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The value without the members, at any depth, that ECS reads as absent: `undefined`, `null`, `[]` and `{}`. */
export function omitEmpty(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(omitEmpty);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, omitEmpty(member)] as const)
      .filter(([, member]) => !isEmpty(member)),
  );
}

function isEmpty(value: Plain): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
