import type { Unseen } from "./unseen";

/** How much of a stream was read already, for whoever reads on. */
export interface ReadSoFar {
  /** Knows the events that were read. */
  readonly unseen: Unseen;
  /** What was written before is not read. Milliseconds since the epoch. Default: 0, all is. */
  readonly fromMs?: number;
}
