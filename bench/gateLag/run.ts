import type { JournalEntry } from "../../simulator";
import type { Job } from "./jobs";
import type { Opened } from "./opened";

/** What became of one job. */
export interface Run {
  readonly job: Job;
  /** From the moment DescribeTasks showed the container's exit to the gate. A wait that was given up has the cap. */
  readonly lagSeconds: number;
  readonly isBeforeStopped: boolean;
  /** From its start to the gate, or so long at least. */
  readonly runSeconds: number;
}

/** A wait that is not over so long after the exit is visible counts as one of so long. */
export const cappedAfterSeconds = 120;

/**
 * What became of a job: `opened` is absent for a wait that was given up; `visibleMs` is when its container's exit began
 * to be shown, `stoppedMs` when its task was STOPPED, absent where it was not yet.
 */
export function runOf(job: Job, opened?: Opened, visibleMs?: number, stoppedMs?: number): Run {
  if (opened === undefined) return givenUp(job);
  const { startedMs, openedMs } = opened;
  if (visibleMs === undefined) throw new Error(`no exit of ${job.id} was shown, and its gate is open`);
  if (openedMs < visibleMs)
    throw new Error(`the gate of ${job.id} was open before its container's exit was shown`);
  return {
    job,
    lagSeconds: (openedMs - visibleMs) / 1_000,
    isBeforeStopped: stoppedMs === undefined || openedMs < stoppedMs,
    runSeconds: (openedMs - startedMs) / 1_000,
  };
}

function givenUp(job: Job): Run {
  const runSeconds = job.commandSeconds + cappedAfterSeconds;
  return { job, lagSeconds: cappedAfterSeconds, isBeforeStopped: false, runSeconds };
}

/** When each task was STOPPED, by its ARN. */
export function stopsIn(journal: readonly JournalEntry[]): ReadonlyMap<string, number> {
  return new Map(
    journal
      .filter((entry) => entry.kind === "effect")
      .filter(({ name }) => name === "task-stopped")
      .map(({ detail, at }) => [String(detail.taskArn), at]),
  );
}

/** Calls of one account, by operation. */
export type Calls = ReadonlyMap<string, number>;

/** The calls of each region, by operation, also of those that were throttled. */
export function callsIn(journal: readonly JournalEntry[]): ReadonlyMap<string, Calls> {
  const calls = new Map<string, Map<string, number>>();
  for (const entry of journal) {
    if (entry.kind !== "call") continue;
    const { region, operation } = entry;
    const ofRegion = calls.get(region) ?? new Map<string, number>();
    calls.set(region, ofRegion.set(operation, (ofRegion.get(operation) ?? 0) + 1));
  }
  return calls;
}
