import type { ConnectionFlags } from "../connectionOptions";
import type { StackChoice } from "../stack/stack";

/** What `ecs-task history` is told by its options. */
export interface HistoryFlags extends ConnectionFlags, StackChoice {
  readonly limit: number;
  readonly json?: boolean;
}
