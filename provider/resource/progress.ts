/** What the user sees while a run goes on. */
export interface Progress {
  /** Replaces the text on the resource's own row. */
  status(text: string): void;
  /** Adds a line below the stack's resources. */
  line(text: string): void;
  /** Adds a warning. */
  warn(text: string): void;
  /** Adds an error, which fails the `up`. */
  error(text: string): void;
  /** Resolves when all of it is shown. */
  flush(): Promise<void>;
}
