/** Why a command could not do what it was asked for, for a person. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";

  constructor(
    message: string,
    /** What the process ends with. Default: what its command has for a failure, which is 1 for most. */
    readonly exitStatus?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
