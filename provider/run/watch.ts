import type { Clock } from "./clock";
import { exceeded, isLost, type LimitExceeded, type Limits, limitCheckMs, stopGraceMs } from "./limits";
import { type Outcome, outcomeOf } from "./outcome";
import type { Observation, TaskSnapshot } from "./task";
import { endedBeforeTarget, type Judged, judge } from "./verdict";
import type { TaskWatcher } from "./watcher";

export interface WatchPorts {
  readonly watcher: TaskWatcher;
  readonly clock: Clock;
  /** Asks ECS to stop the task. */
  stopTask(task: TaskSnapshot, reason: string): Promise<void>;
  onProgress(task: TaskSnapshot): void;
}

/** Watches a task that exists to its verdict. Only a limit makes it stop the task. */
export async function watch(
  started: TaskSnapshot,
  judged: Judged,
  limits: Limits,
  { watcher, clock, stopTask, onProgress }: WatchPorts,
): Promise<Outcome> {
  const foundMs = clock.now();
  // An adopted task has used up some of its time already. Its clock is AWS's, and may be ahead of ours.
  const begunMs = Math.min(foundMs, started.createdAt?.getTime() ?? foundMs);
  let task = started;
  let missingSinceMs: number | undefined;
  const endedFirst = new Set<string>();
  let stop: { readonly limit: LimitExceeded; readonly askedMs: number } | undefined;
  let look: Promise<Observation> | undefined;

  for (;;) {
    look ??= watcher.next(started.arn);
    // An outage keeps a look waiting; the limits go on all the same.
    const observation = await Promise.race([look, clock.sleep(limitCheckMs)]);
    const now = clock.now();
    if (observation !== undefined) look = undefined;
    if (observation?.kind === "missing") {
      missingSinceMs ??= now;
      if (isLost(now - missingSinceMs)) return { kind: "lost", task };
    }
    if (observation?.kind === "found") {
      task = observation.task;
      missingSinceMs = undefined;
      onProgress(task);
      for (const name of endedBeforeTarget(task, judged)) endedFirst.add(name);
      const verdict = judge(task, judged, endedFirst);
      // Exit code 0 after our own StopTask may be a SIGTERM handled politely: no success.
      if (verdict.kind !== "waiting" && stop !== undefined)
        return { kind: "timedOut", task, limit: stop.limit };
      if (verdict.kind !== "waiting") return outcomeOf(task, verdict);
    }
    if (stop !== undefined) {
      if (now - stop.askedMs >= stopGraceMs) return { kind: "timedOut", task, limit: stop.limit };
      continue;
    }
    const limit = exceeded(limits, now - begunMs, task);
    if (limit !== undefined) {
      await stopTask(task, stopReason(limit, limits));
      stop = { limit, askedMs: clock.now() };
    }
  }
}

function stopReason(limit: LimitExceeded, { timeoutSeconds, startTimeoutSeconds }: Limits): string {
  return limit === "timeout"
    ? `pulumi-ecs-task: not finished after timeoutSeconds (${timeoutSeconds})`
    : `pulumi-ecs-task: not started after startTimeoutSeconds (${startTimeoutSeconds})`;
}
