import type { AwsError } from "./operation";

/** An output as `application/x-amz-json-1.1`: a `Date` becomes seconds since the epoch, with a fraction. */
export function encodeOutput(output: object): string {
  return JSON.stringify(output, function (this: Record<string, unknown>, key: string, value: unknown) {
    // JSON.stringify hands over what Date.toJSON made of it, so the Date itself is looked up in its holder.
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : value;
  });
}

/** The body of an error answer: its name in `__type`, which every SDK reads. */
export function encodeError(error: AwsError): string {
  return JSON.stringify({ ...error.fields, __type: error.name, message: error.message });
}
