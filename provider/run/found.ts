import type { TaskSnapshot } from "./task";
import { type Judged, judge } from "./verdict";

/** What ECS already has of a resource's runs, when one is about to start. */
export type Found =
  /** Nothing of this run, and nothing else of the resource in flight. `starts` of this run never started its container. */
  | { readonly kind: "nothing"; readonly starts: number }
  /** This very run, in flight or over. */
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
  const ran = same.find((task) => !neverRan(task, judged));
  if (ran !== undefined) return { kind: "same", task: ran, starts: same.length };
  return { kind: "nothing", starts: same.length };
}

/** Whether a task that is over ended before its container ran. */
export function neverRan(task: TaskSnapshot, judged: Judged): boolean {
  const verdict = judge(task, judged);
  return verdict.kind === "failed" && verdict.cause === "neverStarted" && verdict.exitCode === undefined;
}
