/** A reason to run that the user gave. Equal ones are the same value. */
export interface Obligation {
  readonly label: string;
  /** What the state had recorded when it came up. */
  readonly epoch: number;
}

/** What an `up` has to bring about: nothing, or the success of one execution. */
export interface Obligations {
  /** The obligation of an `up` with this content, by what the state has. */
  of(label: string): Obligation | undefined;
  /** The state has a success of this content now. */
  succeeded(label: string): void;
  /** The state has a failure now, which is a reason to run again. */
  failed(): void;
  /** The state has an attempt without a verdict: the same reason stands. */
  unfinished(): void;
  destroyed(): void;
}

/**
 * The user's side, told by nothing but the user's commands and what the state has recorded of them: a content that the
 * state does not have as succeeded is to run once. A verdict or a destroy that is recorded makes every later reason a
 * new one; a crash records nothing, so the reason stays the same.
 */
export function createObligations(): Obligations {
  let epoch = 0;
  let done: string | undefined;
  const known = new Map<string, Obligation>();
  const record = (label: string | undefined) => {
    epoch += 1;
    done = label;
  };
  return {
    of(label) {
      if (label === done) return undefined;
      const key = `${epoch} ${label}`;
      const obligation = known.get(key) ?? { label, epoch };
      known.set(key, obligation);
      return obligation;
    },
    succeeded: record,
    failed: () => record(undefined),
    unfinished() {
      done = undefined;
    },
    destroyed: () => record(undefined),
  };
}
