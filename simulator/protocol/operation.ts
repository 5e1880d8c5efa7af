/** What an operation knows about the request besides its input. */
export interface Call {
  /** Region of the request's SigV4 credential scope, such as `eu-west-1`. */
  readonly region: string;
}

/** One AWS operation: a checked input in, an output in the SDK's own shape out. Throws {@link AwsError}. */
export type Operation<I = never, O extends object = object> = (input: I, call: Call) => O | Promise<O>;

/** Operations by name, such as `RunTask`. A folder of the simulator exports one such table. */
export type Operations = Readonly<Record<string, Operation>>;

/** An error answer, with AWS's own name for it: `{"__type": name, "message": message, ...fields}`. */
export class AwsError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    /** Members the modelled error carries besides the message, such as `resourceIds`. */
    readonly fields: Readonly<Record<string, unknown>> = {},
    /** HTTP status. AWS answers client errors of this protocol with 400. */
    readonly status = 400,
  ) {
    super(message);
  }
}

/**
 * A request once it has been checked: its required members, which the SDK types as `T | undefined`, are there.
 * `Checked<StopTaskRequest, "task">` is what the operation StopTask gets.
 */
export type Checked<T, Required extends keyof T> = T & { readonly [K in Required]-?: NonNullable<T[K]> };
