import type { JournalEntry } from "../../simulator";

/** An entry of the journal that stands for `tries` calls. */
export interface Tried {
  readonly entry: JournalEntry;
  readonly tries: number;
}

/**
 * The journal without the refused DeleteCluster calls that were made again: providers ask until the cluster's tasks
 * have gone, as often as the machine happens to be fast.
 */
export function foldRetries(journal: readonly JournalEntry[]): Tried[] {
  const refused = new Map<string, number>();
  return journal.flatMap((entry, index) => {
    const target = deletedCluster(entry);
    if (target === undefined) return [{ entry, tries: 1 }];
    const tries = (refused.get(target) ?? 0) + 1;
    const isRefused = entry.kind === "call" && entry.outcome !== "ok";
    const isMadeAgain = journal.slice(index + 1).some((later) => deletedCluster(later) === target);
    if (isRefused && isMadeAgain) {
      refused.set(target, tries);
      return [];
    }
    refused.delete(target);
    return [{ entry, tries }];
  });
}

function deletedCluster(entry: JournalEntry): string | undefined {
  return entry.kind === "call" && entry.operation === "DeleteCluster"
    ? JSON.stringify(entry.input)
    : undefined;
}
