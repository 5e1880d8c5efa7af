import type { JournalEntry } from "../../simulator";

/** The calls of one operation. */
export interface OperationCalls {
  readonly operation: string;
  readonly total: number;
  /** Over the time in which anything was called at all. */
  readonly meanPerSecond: number;
  /** In the busiest second, wherever it begins. */
  readonly mostInOneSecond: number;
  readonly throttled: number;
}

type Call = Extract<JournalEntry, { readonly kind: "call" }>;

/** What was called, by operation, the most frequent first. */
export function callsByOperation(journal: readonly JournalEntry[]): readonly OperationCalls[] {
  const calls = callsIn(journal);
  const seconds = Math.max(1, secondsFromTo(calls[0], calls.at(-1)));
  return [...new Set(calls.map(({ operation }) => operation))]
    .map((operation) => calls.filter((call) => call.operation === operation))
    .map((same) => ({
      operation: same[0]?.operation ?? "",
      total: same.length,
      meanPerSecond: same.length / seconds,
      mostInOneSecond: mostInOneSecond(same),
      throttled: same.filter(({ outcome }) => outcome === "ThrottlingException").length,
    }))
    .sort((one, other) => other.total - one.total);
}

/** Seconds from the first RunTask to the answer of the last DescribeTasks, which is the one that shows the last exit. */
export function secondsOfRuns(journal: readonly JournalEntry[]): number {
  const calls = callsIn(journal);
  const first = calls.find(({ operation }) => operation === "RunTask");
  const last = calls.filter(({ operation }) => operation === "DescribeTasks").at(-1);
  return secondsFromTo(first, last) + (last?.durationMs ?? 0) / 1_000;
}

const callsIn = (journal: readonly JournalEntry[]): readonly Call[] =>
  journal.filter((entry) => entry.kind === "call");

const secondsFromTo = (first?: Call, last?: Call) => ((last?.at ?? 0) - (first?.at ?? 0)) / 1_000;

function mostInOneSecond(calls: readonly Call[]): number {
  let first = 0;
  let most = 0;
  calls.forEach(({ at }, index) => {
    while (at - (calls[first]?.at ?? at) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}
