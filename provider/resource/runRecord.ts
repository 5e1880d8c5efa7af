import type { FailedOutcome } from "../run/outcome";
import type { Reached } from "../run/reached";
import type { OneOffTaskOutputs } from "./state";

/** What a run adds to the state. */
export type RunRecord =
  | { readonly kind: "succeeded"; readonly outputs: RunOutputs }
  | {
      readonly kind: "failed";
      readonly outputs: RunOutputs;
      readonly outcome: FailedOutcome;
      readonly report: string;
    }
  /** It had failed before this `up` came, and no state knew. */
  | { readonly kind: "failedBefore"; readonly outputs: RunOutputs }
  | UnfinishedRecord;

/** No verdict: the user interrupted, AWS refused a call, or could not be reached. The task may go on. */
export interface UnfinishedRecord {
  readonly kind: "unfinished";
  readonly outputs: RunOutputs;
  /** How far it has come. */
  readonly reached: Reached;
  readonly report: string;
  readonly cause: unknown;
}

type RunOutputs = Pick<OneOffTaskOutputs, "status"> & Partial<OneOffTaskOutputs>;
