import type { AwsCallError } from "../../run/weather";

/** Where a call went. */
export interface CallContext {
  /** Name or ARN. */
  readonly cluster: string;
  readonly region: string | undefined;
}

/** A row of the table of refusals: which calls it explains, and what a person can do. */
export interface Refusal {
  readonly title: string;
  readonly fits: (error: AwsCallError) => boolean;
  /** A sentence or more a line. */
  advice(error: AwsCallError, context: CallContext): readonly string[];
}

export const hasCode =
  (...codes: readonly string[]) =>
  ({ code }: AwsCallError): boolean =>
    codes.includes(code);

/** AWS's words tell apart what shares a code such as InvalidParameterException. */
export const saysSo =
  (pattern: RegExp) =>
  ({ message }: AwsCallError): boolean =>
    pattern.test(message);
