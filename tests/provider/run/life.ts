import type { TaskSnapshot } from "../../../provider/run/task";
import type { RunRequest } from "../../../provider/run/tasks";

/** What DescribeTasks shows of a task from `atMs` after its start (or its stop) on. */
export interface Moment {
  readonly atMs: number;
  readonly seen: Omit<TaskSnapshot, "arn"> | "missing";
}

/** What becomes of a start. */
export type Fate =
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | { readonly kind: "lives"; readonly moments: readonly Moment[]; readonly onceStopped?: readonly Moment[] };

/** A task with its fate, and how far it has come; times are in milliseconds since the epoch. */
export interface Life {
  readonly fate: Extract<Fate, { kind: "lives" }>;
  readonly request: RunRequest;
  readonly token: string;
  readonly startMs: number;
  readonly stopMs?: number;
}

const hourMs = 3_600_000;

/** What DescribeTasks shows of it at a time. */
export function seenAt({ fate, startMs, stopMs }: Life, nowMs: number): Moment["seen"] {
  const before = shownAt(fate.moments, (stopMs ?? nowMs) - startMs) ?? "missing";
  if (stopMs === undefined) return before;
  return shownAt(fate.onceStopped ?? [], nowMs - stopMs) ?? before;
}

/** Whether ECS means it to stop, or has stopped it. */
export function desiredStopped(life: Life, nowMs: number): boolean {
  const seen = seenAt(life, nowMs);
  const ending = seen !== "missing" && (seen.stopCode !== undefined || seen.lastStatus === "STOPPED");
  return ending || life.stopMs !== undefined;
}

/** When ECS forgets it, and its token: an hour after it stopped. */
export function forgottenMs({ fate, startMs, stopMs }: Life): number {
  const [moments, fromMs] = stopMs === undefined ? [fate.moments, startMs] : [fate.onceStopped ?? [], stopMs];
  const stopped = moments.find(({ seen }) => seen !== "missing" && seen.lastStatus === "STOPPED");
  return stopped === undefined ? Number.POSITIVE_INFINITY : fromMs + stopped.atMs + hourMs;
}

function shownAt(moments: readonly Moment[], elapsedMs: number): Moment["seen"] | undefined {
  return [...moments].reverse().find(({ atMs }) => atMs <= elapsedMs)?.seen;
}
