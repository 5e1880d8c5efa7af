import type * as pulumi from "@pulumi/pulumi";

/**
 * The value of an output, once it is known, without what the output depends on. Never resolves for one that does not come to
 * be known, in a preview or after a failure.
 */
export function whenKnown<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}
