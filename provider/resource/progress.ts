import type { Reached } from "../run/reached";

/** What the user sees while a run goes on. */
export interface Progress {
  /** Replaces the text on the resource's own row. */
  status(text: string): void;
  /** Adds a line below the stack's resources. */
  line(text: string): void;
  /** Adds a line of a container's output. */
  output(text: string): void;
  /** Adds a warning. */
  warn(text: string): void;
  /** Adds an error, which fails the `up`. */
  error(text: string): void;
  /** Resolves when all of it is shown. */
  flush(): Promise<void>;
  /** The run has come this far. */
  onReached?(reached: Reached): void;
  /** For how long a status that stays is not told again. Default: 30,000, since in a pipeline each one is a line. */
  readonly stillMs?: number;
  /**
   * Whether all of the output is to be shown, and its last lines are worth waiting for. Otherwise as much as Pulumi's
   * display can bear: it repeats all of it at the end.
   */
  readonly showsAll?: boolean;
}
