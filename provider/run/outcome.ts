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
      /** Essential containers that were seen ended while the judged one was not, where that is the failure. */
      readonly endedFirst?: readonly string[];
    }
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | {
      readonly kind: "timedOut";
      readonly task: TaskSnapshot;
      readonly limit: LimitExceeded;
      /** How the task stood when its limit had passed. `task` is what the stop made of it. */
      readonly atLimit: TaskSnapshot;
    }
  | { readonly kind: "lost"; readonly task: TaskSnapshot };

export type FailedOutcome = Exclude<Outcome, { kind: "succeeded" }>;

/** The outcome of a task that has its verdict. `endedFirst` as for the verdict. */
export function outcomeOf(
  task: TaskSnapshot,
  verdict: Exclude<Verdict, { kind: "waiting" }>,
  endedFirst: ReadonlySet<string> = new Set(),
): Outcome {
  if (verdict.kind === "succeeded") return { kind: "succeeded", task };
  const failed = { kind: "failed", task, failure: verdict } as const;
  return verdict.cause === "otherContainer" && endedFirst.size > 0
    ? { ...failed, endedFirst: [...endedFirst] }
    : failed;
}
