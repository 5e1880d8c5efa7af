import type { LimitExceeded } from "./limits";

/** How far a run without a verdict has come, as far as ECS has told. */
export type Reached =
  /** ECS was not looked at yet, or RunTask was asked and has not answered: a task may be in flight. */
  | { readonly kind: "unknown" }
  /** No task of this run is in flight. */
  | { readonly kind: "nothing" }
  /** The run's task was seen. */
  | { readonly kind: "task"; readonly taskArn: string }
  /** The run's task has exceeded a limit, and ECS was asked to stop it. */
  | { readonly kind: "stopping"; readonly taskArn: string; readonly limit: LimitExceeded }
  /** Another run of the resource was waited for, and this one not started. */
  | { readonly kind: "other"; readonly taskArn: string };
