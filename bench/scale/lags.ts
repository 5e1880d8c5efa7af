import type { JournalEntry } from "../../simulator";

/**
 * Seconds from the moment DescribeTasks begins to show a container's exit, which is `exitVisibleMs` after it, to the
 * opening of the gate, for each task whose opening is known.
 */
export function lagsSeconds(
  openedMs: ReadonlyMap<string, number>,
  journal: readonly JournalEntry[],
  exitVisibleMs: number,
): readonly number[] {
  return journal
    .filter((entry) => entry.kind === "effect")
    .filter(({ name }) => name === "container-exited")
    .flatMap(({ at, detail }) => {
      const opened = openedMs.get(String(detail.taskArn));
      return opened === undefined ? [] : [(opened - at - exitVisibleMs) / 1_000];
    });
}
