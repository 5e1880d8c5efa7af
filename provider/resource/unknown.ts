/**
 * What the engine sends to `check` and `diff` in a preview for a value that is not known yet, at any depth; the same
 * text as `unknownValue` in @pulumi/pulumi's runtime/rpc.
 */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A text made of an unknown one, as JSON is, holds the mark within. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes(unknownValue);
}
