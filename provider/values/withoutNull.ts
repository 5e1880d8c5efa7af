import { isRecord } from "./record";

/** The value without members that are null, at any depth. Items of lists stay: another one would take their place. */
export function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, withoutNull(member)]),
  );
}
