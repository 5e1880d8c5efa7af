import type { Child } from "./child";

/** What every wait stands on. */
export interface Stage {
  readonly endpoint: string;
  readonly ours: Child;
  readonly waiters: Child;
  /** Path of the AWS CLI, where a job needs it. */
  readonly aws: string | undefined;
  /** Ends what still waits. */
  readonly end: AbortSignal;
}
