import { type Outcome, outcomeOf } from "../run/outcome";
import type { TaskSnapshot } from "../run/task";
import { hasStarted, type Judged, judge } from "../run/verdict";

/** How a task stands, as one look at it shows. */
export type AnyTaskState =
  /** Its container has not begun. */
  | { readonly kind: "starting"; readonly task: TaskSnapshot }
  | { readonly kind: "running"; readonly task: TaskSnapshot }
  /** It is being stopped, and its container's end is not told yet. */
  | { readonly kind: "ending"; readonly task: TaskSnapshot }
  | { readonly kind: "over"; readonly outcome: Outcome };

export function anyTaskState(task: TaskSnapshot, judged: Judged): AnyTaskState {
  const verdict = judge(task, judged);
  if (verdict.kind !== "waiting") return { kind: "over", outcome: outcomeOf(task, verdict) };
  const isEnding = task.stopCode !== undefined || endings.has(task.lastStatus);
  if (isEnding) return { kind: "ending", task };
  return { kind: hasStarted(task, judged) ? "running" : "starting", task };
}

const endings: ReadonlySet<string> = new Set(["DEACTIVATING", "STOPPING", "DEPROVISIONING"]);
