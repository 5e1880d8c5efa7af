import type { Clock } from "./clock";
import { exceeded, isLost, type LimitExceeded, type Limits } from "./limits";
import type { TaskSnapshot } from "./task";
import type { RunRequest, Tasks } from "./tasks";
import { type Failure, type Judged, judge } from "./verdict";
import type { TaskWatcher } from "./watcher";

/** How a run ended. `task` is the last snapshot; it is absent when RunTask started none. */
export type Outcome =
  | { readonly kind: "succeeded"; readonly task: TaskSnapshot }
  | { readonly kind: "failed"; readonly task: TaskSnapshot; readonly failure: Failure }
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | { readonly kind: "timedOut"; readonly task: TaskSnapshot; readonly limit: LimitExceeded }
  | { readonly kind: "lost"; readonly task: TaskSnapshot };

export interface ExecutePorts {
  readonly tasks: Tasks;
  readonly watcher: TaskWatcher;
  readonly clock: Clock;
  /** Called once the task exists, and again at each look. */
  onProgress(task: TaskSnapshot): void;
}

/** Starts one task and watches it to its verdict. Rejects only when AWS refuses a call. */
export async function execute(
  request: RunRequest,
  judged: Judged,
  limits: Limits,
  ports: ExecutePorts,
): Promise<Outcome> {
  const answer = await ports.tasks.run(request);
  if (answer.kind === "refused") return answer;
  ports.onProgress(answer.task);
  return watch(answer.task, request.cluster, judged, limits, ports);
}

/** Watches a task that exists. Only a limit makes it stop the task. */
async function watch(
  started: TaskSnapshot,
  cluster: string,
  judged: Judged,
  limits: Limits,
  { tasks, watcher, clock, onProgress }: ExecutePorts,
): Promise<Outcome> {
  const begun = clock.now();
  let task = started;
  let seenAt = begun;
  let limit: LimitExceeded | undefined;

  for (;;) {
    const observation = await watcher.next(started.arn);
    const now = clock.now();
    if (observation.kind === "missing") {
      if (isLost(now - seenAt)) return { kind: "lost", task };
      continue;
    }
    task = observation.task;
    seenAt = now;
    onProgress(task);

    const verdict = judge(task, judged);
    if (verdict.kind !== "waiting") {
      // Exit code 0 after our own StopTask may be a SIGTERM handled politely: no success.
      if (limit !== undefined) return { kind: "timedOut", task, limit };
      return verdict.kind === "succeeded"
        ? { kind: "succeeded", task }
        : { kind: "failed", task, failure: verdict };
    }
    if (limit === undefined) {
      limit = exceeded(limits, now - begun, task);
      if (limit !== undefined) await tasks.stop(cluster, task.arn, stopReason(limit, limits));
    }
  }
}

function stopReason(limit: LimitExceeded, { timeoutSeconds, startTimeoutSeconds }: Limits): string {
  return limit === "timeout"
    ? `pulumi-ecs-task: not finished after timeoutSeconds (${timeoutSeconds})`
    : `pulumi-ecs-task: not started after startTimeoutSeconds (${startTimeoutSeconds})`;
}
