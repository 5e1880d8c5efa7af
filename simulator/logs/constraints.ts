import { AwsError } from "../protocol/operation";

/** AWS's wording of a broken constraint (fluent-plugins-nursery/fluent-plugin-cloudwatch-logs#116). */
export function constraintError(value: unknown, member: string, constraint: string): AwsError {
  return new AwsError(
    "InvalidParameterException",
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

/** 1 to 512 of `a-zA-Z0-9_-/.#` (API Reference, CreateLogGroup). */
export function checkGroupName(name: string): void {
  if (name.length < 1 || name.length > 512) {
    throw constraintError(name, "logGroupName", "have length between 1 and 512");
  }
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(name)) {
    throw constraintError(name, "logGroupName", "satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
  }
}

/** 1 to 512 characters, neither `:` nor `*` (API Reference, CreateLogStream). */
export function checkStreamName(name: string): void {
  if (name.length < 1 || name.length > 512) {
    throw constraintError(name, "logStreamName", "have length between 1 and 512");
  }
  if (/[:*]/.test(name))
    throw constraintError(name, "logStreamName", "satisfy regular expression pattern: [^:*]*");
}

/** A whole number from 1 to `largest`, or the default. */
export function checkLimit(limit: number | undefined, largest: number): number {
  if (limit === undefined) return largest;
  if (!Number.isInteger(limit) || limit < 1 || limit > largest) {
    throw constraintError(limit, "limit", `have value between 1 and ${largest}`);
  }
  return limit;
}

/** One of `logGroupName` and `logGroupIdentifier`, as the reading operations want it. */
export function groupReference(input: {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}): string {
  const { logGroupName, logGroupIdentifier } = input;
  const reference = logGroupIdentifier ?? logGroupName;
  if (reference === undefined || (logGroupName !== undefined && logGroupIdentifier !== undefined)) {
    throw new AwsError(
      "InvalidParameterException",
      "Exactly one of logGroupName and logGroupIdentifier must be given.",
    );
  }
  return reference;
}
