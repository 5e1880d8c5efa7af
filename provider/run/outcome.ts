import type { LimitExceeded } from "./limits";
import type { TaskSnapshot } from "./task";
import type { Failure, Verdict } from "./verdict";

/** How a run ended. `task` is the last snapshot; it is absent when RunTask started none. */
export type Outcome =
  | { readonly kind: "succeeded"; readonly task: TaskSnapshot }
  | {
      readonly kind: "failed";
      readonly task: TaskSnapshot;
      readonly failure: Failure;
      readonly foundOver?: true;
    }
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | { readonly kind: "timedOut"; readonly task: TaskSnapshot; readonly limit: LimitExceeded }
  | { readonly kind: "lost"; readonly task: TaskSnapshot };

export type FailedOutcome = Exclude<Outcome, { kind: "succeeded" }>;

/** The outcome of a task that has its verdict. */
export function outcomeOf(task: TaskSnapshot, verdict: Exclude<Verdict, { kind: "waiting" }>): Outcome {
  return verdict.kind === "succeeded"
    ? { kind: "succeeded", task }
    : { kind: "failed", task, failure: verdict };
}
