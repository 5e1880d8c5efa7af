import type { JournalEntry } from "../../simulator";
import type { Scenario } from "./cells";
import type { Disturbance } from "./disturbances";

/** One execution of a migration, as the database has it. `exit_code` is null for one that was cut off. */
export interface Execution {
  readonly run_id: string | null;
  readonly exit_code: number | null;
}

/** An ACTIVE revision of the stack's family, and the release that it holds. */
export interface ActiveRevision {
  readonly arn: string;
  readonly release: string | undefined;
}

/** One `pulumi up`, as its user saw it. */
export interface Update {
  /** `null` when it was killed, or did not end in its time. */
  readonly exitCode: number | null;
  readonly output: string;
}

/** All that is known of one cell once it has been played. Nothing of it comes from the provider. */
export interface Evidence {
  readonly scenario: Scenario;
  readonly release: string;
  /** What was planned to happen; `undefined` for an `up` that is left alone. */
  readonly disturbance: Disturbance | undefined;
  /** How often it really happened. */
  readonly struck: number;
  /** What went wrong with the harness itself. */
  readonly mishaps: readonly string[];
  /** From the beginning of the cell. One stack at a time is played in a world, so all of it is the stack's. */
  readonly journal: readonly JournalEntry[];
  /** Of the release, oldest first. */
  readonly executions: readonly Execution[];
  readonly active: readonly ActiveRevision[];
  /** The disturbed one first, then all it took to converge. */
  readonly updates: readonly Update[];
  /** Whether one of them did not end in its time. */
  readonly late: boolean;
  /** The state after the first of them. */
  readonly first: RecordedState;
  /** One more `up`, of the same program, once converged; absent when it did not converge. */
  readonly again?: Update & { readonly journal: readonly JournalEntry[] };
  /** The state at the end. */
  readonly state: RecordedState;
}

/** What the backend's file says of the stack. */
export interface RecordedState {
  /** Operations that the engine had begun and not ended, such as `creating`. */
  readonly pending: readonly string[];
  /** Outputs of the OneOffTask; `undefined` when the state has none. */
  readonly task: Readonly<Record<string, unknown>> | undefined;
  readonly initErrors: readonly string[];
}
