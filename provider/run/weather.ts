/** A call to AWS that did not get its answer. */
export class AwsCallError extends Error {
  override readonly name = "AwsCallError";

  constructor(
    message: string,
    /** Such as `ecs:RunTask`, which is also the IAM action. */
    readonly action: string,
    /** AWS's name for the error, such as `ClusterNotFoundException`. */
    readonly code: string,
    /** True for throttling, 5xx and a lost connection: the same call may succeed later. */
    readonly transient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether waiting may cure an error. */
export function isTransient(error: unknown): boolean {
  return error instanceof AwsCallError && error.transient;
}
