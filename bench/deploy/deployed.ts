import type { JournalEntry } from "../../simulator";

/** What an account saw of one deploy. */
export interface Deployed {
  /** From the start of the command to the UpdateService that the migration gates. */
  readonly updateSeconds: number;
  /** From the moment DescribeTasks began to show the migration's exit to that UpdateService. */
  readonly lagSeconds: number;
  /** From the start of the command to the RunTask of the migration. */
  readonly startSeconds: number;
  readonly calls: number;
}

/** @param begunMs the start of the command, and `exitVisibleMs` how long an exit takes to be shown. */
export function deployedIn(
  journal: readonly JournalEntry[],
  region: string,
  begunMs: number,
  exitVisibleMs: number,
): Deployed {
  const calls = journal.filter((entry) => entry.kind === "call").filter((call) => call.region === region);
  const at = (operation: string): number => {
    const found = calls.find((call) => call.operation === operation && call.outcome === "ok");
    if (found === undefined) throw new Error(`no ${operation} in ${region}`);
    return found.at;
  };
  const updatedMs = at("UpdateService");
  const exit = journal
    .filter((entry) => entry.kind === "effect")
    .filter(
      ({ name, detail }) => name === "container-exited" && String(detail.taskArn).includes(`:${region}:`),
    )
    .find(({ detail }) => detail.exitCode === 0);
  if (exit === undefined) throw new Error(`no migration exited with 0 in ${region}`);
  return {
    updateSeconds: (updatedMs - begunMs) / 1_000,
    lagSeconds: (updatedMs - exit.at - exitVisibleMs) / 1_000,
    startSeconds: (at("RunTask") - begunMs) / 1_000,
    calls: calls.length,
  };
}
