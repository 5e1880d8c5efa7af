import type { TaskSnapshot } from "./task";
import { type Judged, judge } from "./verdict";

/** What ECS already has of a resource's runs, when one is about to start. */
export type Found =
  /** Nothing of this run, and nothing else of the resource in flight. `starts` of this run never started its container. */
  | { readonly kind: "nothing"; readonly starts: number }
  /** This very run, in flight or over. */
  | { readonly kind: "same"; readonly task: TaskSnapshot; readonly over: boolean }
  /** Another run of the resource, in flight. */
  | { readonly kind: "other"; readonly task: TaskSnapshot };

/**
 * Sorts a resource's tasks by the run id they carry. Of several starts of this run, one in flight counts first, then
 * one whose command ran, since that must not run again.
 */
export function sortFound(tasks: readonly TaskSnapshot[], runId: string, judged: Judged): Found {
  const ended = (task: TaskSnapshot) => judge(task, judged).kind !== "waiting";
  const same = tasks.filter((task) => task.runId === runId);
  const inFlight = same.find((task) => !ended(task));
  if (inFlight !== undefined) return { kind: "same", task: inFlight, over: false };
  const ran = same.find((task) => !neverRan(task, judged));
  if (ran !== undefined) return { kind: "same", task: ran, over: true };
  const other = tasks.find((task) => task.runId !== runId && !ended(task));
  if (other !== undefined) return { kind: "other", task: other };
  return { kind: "nothing", starts: same.length };
}

/** Whether a task that is over ended before its container ran. */
export function neverRan(task: TaskSnapshot, judged: Judged): boolean {
  const verdict = judge(task, judged);
  return verdict.kind === "failed" && verdict.cause === "neverStarted" && verdict.exitCode === undefined;
}
