/** Whether a value has named members. False for a list, and for the mark of a value that is not known yet. */
export function isRecord<T>(value: T): value is T & Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
