/** Where a command shows what it does. Its result goes to stdout, everything else to stderr. */
export interface Terminal {
  /** One line of the result. */
  out(line: string): void;
  /** One line about it. */
  err(line: string): void;
  /** What goes on at the moment: beside a spinner on a terminal, a line on stderr otherwise. */
  status(text: string): void;
  /** Takes the spinner away, if there is one. */
  still(): void;
  /** Whether somebody can be asked: stdin and stderr are a terminal. */
  readonly isInteractive: boolean;
  /** Columns of stdout; absent where it is no terminal. */
  readonly columns?: number;
  /** Asks until one of the answers is given, by its first letter. The first one is what an empty line means. */
  ask<A extends string>(question: string, answers: readonly [A, ...A[]]): Promise<A>;
  /** Resolves when all of it is written. */
  flush(): Promise<void>;
}
