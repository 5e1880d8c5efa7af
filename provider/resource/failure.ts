/**
 * Thrown from create and update when the resource exists but its run failed. Pulumi records `properties` and shows
 * `reasons`; what depends on the resource is not touched, and the next `up` updates it.
 */
export class RunFailure extends Error {
  override readonly name = "RunFailure";
  readonly reasons: readonly string[];

  constructor(
    readonly id: string,
    readonly properties: Readonly<Record<string, unknown>>,
    report: string,
    options?: ErrorOptions,
  ) {
    super(report, options);
    this.reasons = [report];
  }

  /** The same failure, which records other properties. */
  recording(properties: Readonly<Record<string, unknown>>): RunFailure {
    return new RunFailure(this.id, properties, this.message, { cause: this.cause });
  }
}
