import { noPace, type Pace } from "../run/pace";
import { boardingTogether, type Take } from "./boarding";
import { type GiveUp, leavingTogether } from "./leaving";

/** The revisions of one account and region, for the resources of one process: one call may do for many of them. */
export interface SharedRevisions {
  readonly take: Take;
  readonly giveUp: GiveUp;
  /** For the receipts of runs. */
  readonly receipts: Pace;
}

/** `turn` resolves when RegisterTaskDefinition or DeregisterTaskDefinition, which share a rate, may be called. */
export function sharedRevisions(turn: () => Promise<void>, receipts: Pace = noPace): SharedRevisions {
  return { take: boardingTogether(turn), giveUp: leavingTogether(turn), receipts };
}
