import type { Clock } from "./clock";
import { exceeded, isLost, type LimitExceeded, type Limits, stopGraceMs } from "./limits";
import { lookingAt } from "./look";
import { type Outcome, outcomeOf } from "./outcome";
import type { TaskSnapshot } from "./task";
import { endedBeforeTarget, hasStarted, type Judged, judge, type Verdict } from "./verdict";
import type { TaskWatcher } from "./watcher";

export interface WatchPorts {
  readonly watcher: TaskWatcher;
  readonly clock: Clock;
  /** Asks ECS to stop the task. */
  stopTask(task: TaskSnapshot, limit: LimitExceeded, reason: string): Promise<void>;
  onProgress(task: TaskSnapshot): void;
}

/**
 * Watches a task that exists to its verdict. Only a limit makes it stop the task. `startedMs` is when an adopted task
 * was created, by AWS's clock; the time of one that was just started counts from now, by ours.
 */
export async function watch(
  started: TaskSnapshot,
  startedMs: number | undefined,
  judged: Judged,
  limits: Limits,
  { watcher, clock, stopTask, onProgress }: WatchPorts,
): Promise<Outcome> {
  const nowMs = clock.now();
  const begunMs = Math.min(nowMs, startedMs ?? nowMs);
  const look = lookingAt(started.arn, watcher, clock);
  let running = hasStarted(started, judged);
  let task = started;
  let missingSinceMs: number | undefined;
  const endedFirst = new Set<string>();
  let stop:
    | { readonly limit: LimitExceeded; readonly atLimit: TaskSnapshot; readonly askedMs: number }
    | undefined;

  onProgress(task);
  for (;;) {
    const observation = await look();
    const now = clock.now();
    if (observation?.kind === "missing") {
      missingSinceMs ??= now;
      if (isLost(now - missingSinceMs)) return { kind: "lost", task };
    }
    if (observation?.kind === "found") {
      task = observation.task;
      missingSinceMs = undefined;
      onProgress(task);
      running ||= hasStarted(task, judged);
      for (const name of endedBeforeTarget(task, judged)) endedFirst.add(name);
      const verdict = knowing(running, judge(task, judged, endedFirst));
      // Exit code 0 after our own StopTask may be a SIGTERM handled politely: no success.
      if (verdict.kind !== "waiting" && stop !== undefined) return timedOut(task, stop);
      if (verdict.kind !== "waiting") return outcomeOf(task, verdict, endedFirst);
    }
    if (stop !== undefined) {
      if (now - stop.askedMs >= stopGraceMs) return timedOut(task, stop);
      continue;
    }
    // Unseen for a while, a task may have started since: only a fresh look tells that it has not.
    const limit = exceeded(limits, now - begunMs, observation?.kind === "found" && !running);
    if (limit !== undefined) {
      await stopTask(task, limit, stopReason(limit, limits));
      stop = { limit, atLimit: task, askedMs: clock.now() };
    }
  }
}

function timedOut(
  task: TaskSnapshot,
  { limit, atLimit }: { readonly limit: LimitExceeded; readonly atLimit: TaskSnapshot },
): Outcome {
  return { kind: "timedOut", task, limit, atLimit };
}

/**
 * What an earlier look has seen outlives the last snapshot: while another container waits, the judged one runs in a task
 * that has no `startedAt`, and may never get one.
 */
function knowing(hasRun: boolean, verdict: Verdict): Verdict {
  return hasRun && verdict.kind === "failed" && verdict.cause === "neverStarted"
    ? { ...verdict, cause: "noExitCode" }
    : verdict;
}

function stopReason(limit: LimitExceeded, { timeoutSeconds, startTimeoutSeconds }: Limits): string {
  return limit === "timeout"
    ? `pulumi-ecs-task: not finished after timeoutSeconds (${timeoutSeconds})`
    : `pulumi-ecs-task: not started after startTimeoutSeconds (${startTimeoutSeconds})`;
}
