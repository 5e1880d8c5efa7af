import type { LogGroup } from "./store";

/** Events with an older timestamp (milliseconds since the epoch) are no longer shown; zero without a retention. */
export function oldestKeptMs(group: LogGroup, nowMs: number): number {
  return group.retentionInDays === undefined ? 0 : nowMs - group.retentionInDays * 24 * 3_600_000;
}
