import { defined } from "../values/defined";
import type { TaskSnapshot } from "./task";
import { type Judged, judge, type Verdict } from "./verdict";

/** What ECS already has of a resource's runs, when one is about to start. */
export type Found =
  /**
   * Nothing of this run, and nothing else of the resource in flight. `starts` of this run never ran its command;
   * `lastStart` is the youngest of them.
   */
  | { readonly kind: "nothing"; readonly starts: number; readonly lastStart?: TaskSnapshot }
  /** This very run, in flight or over; `starts` of it are known, this one among them. */
  | { readonly kind: "same"; readonly task: TaskSnapshot; readonly starts: number }
  /** Another run of the resource, in flight. */
  | { readonly kind: "other"; readonly task: TaskSnapshot };

/**
 * Sorts a resource's tasks by the run id they carry. What is in flight counts first: this run, to be followed, or
 * another one, beside which no gate may open. Then a start of this run whose command ran, which must not run again.
 */
export function sortFound(tasks: readonly TaskSnapshot[], runId: string, judged: Judged): Found {
  const ended = (task: TaskSnapshot) => judge(task, judged).kind !== "waiting";
  const same = tasks.filter((task) => task.runId === runId);
  const inFlight = same.find((task) => !ended(task));
  if (inFlight !== undefined) return { kind: "same", task: inFlight, starts: same.length };
  const other = tasks.find((task) => task.runId !== runId && !ended(task));
  if (other !== undefined) return { kind: "other", task: other };
  const ran = same.find((task) => !neverRan(task, judge(task, judged)));
  if (ran !== undefined) return { kind: "same", task: ran, starts: same.length };
  return defined({ kind: "nothing" as const, starts: same.length, lastStart: youngest(same) });
}

/**
 * Whether a task that is over ended before its container ran. ECS has to say so itself, with the one stop code that it
 * has for a failed start: a task that was stopped for another reason (Spot, infrastructure, a user), and was never seen
 * at RUNNING, may have run its command between two of ECS's own reports.
 */
export function neverRan({ stopCode }: TaskSnapshot, verdict: Verdict): boolean {
  return verdict.kind === "failed" && verdict.cause === "neverStarted" && stopCode === "TaskFailedToStart";
}

function youngest(tasks: readonly TaskSnapshot[]): TaskSnapshot | undefined {
  const createdMs = ({ createdAt }: TaskSnapshot) => createdAt?.getTime() ?? 0;
  return [...tasks].sort((a, b) => createdMs(b) - createdMs(a))[0];
}
