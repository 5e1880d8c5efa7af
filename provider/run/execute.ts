import type { Clock } from "./clock";
import type { Found } from "./found";
import type { RunIdentity } from "./identity";
import type { Limits } from "./limits";
import { type FailedOutcome, type Outcome, outcomeOf } from "./outcome";
import { mayStartAgain, startPauseMs } from "./retry";
import { findRun, startRun } from "./start";
import type { TaskSnapshot } from "./task";
import type { RunRequest, Tasks } from "./tasks";
import { type Judged, judge } from "./verdict";
import { watch } from "./watch";
import type { TaskWatcher } from "./watcher";
import { patiently } from "./weather";

/** One run to bring to its verdict. */
export interface Execution {
  readonly request: RunRequest;
  readonly identity: RunIdentity;
  readonly judged: Judged;
  readonly limits: Limits;
  /** How often a start that failed for a passing reason is tried again. */
  readonly startRetries: number;
}

export interface ExecutePorts {
  readonly tasks: Tasks;
  readonly watcher: TaskWatcher;
  readonly clock: Clock;
  readonly events: RunEvents;
}

/** What happens on the way to the verdict, for whoever shows it. */
export interface RunEvents {
  /** The task exists; `adopted` if an earlier `up` had started it. */
  onTask(task: TaskSnapshot, adopted: boolean): void;
  /** Each look at the task. */
  onProgress(task: TaskSnapshot): void;
  /** Another run of the resource is in flight and is waited for. */
  onOther(task: TaskSnapshot): void;
  /** A start failed for a passing reason and is tried again after a pause. */
  onStartFailed(outcome: FailedOutcome, pauseMs: number): void;
}

/** Thrown when another run of the same resource does not end within this run's time. */
export class OtherRunInFlight extends Error {
  override readonly name = "OtherRunInFlight";
}

/**
 * Brings a run to its verdict: adopts it if ECS already has it, waits for another run of the resource, starts it
 * otherwise, and watches it. Rejects only when AWS refuses a call or cannot be reached.
 */
export async function execute(execution: Execution, ports: ExecutePorts): Promise<Outcome> {
  const { judged, startRetries } = execution;
  const { clock, events } = ports;
  const found = await afterOthers(execution, ports);
  if (found.kind === "same") {
    events.onTask(found.task, true);
    const verdict = judge(found.task, judged);
    if (verdict.kind === "failed")
      return { kind: "failed", task: found.task, failure: verdict, foundOver: true };
    return verdict.kind === "succeeded"
      ? outcomeOf(found.task, verdict)
      : watchTask(found.task, execution, ports);
  }
  for (let start = found.starts; ; start++) {
    const outcome = await startAndWatch(start, execution, ports);
    if (outcome.kind === "succeeded" || !mayStartAgain(outcome, judged)) return outcome;
    if (start - found.starts >= startRetries) return outcome;
    const pauseMs = startPauseMs(start - found.starts, clock.random());
    events.onStartFailed(outcome, pauseMs);
    await clock.sleep(pauseMs);
  }
}

/** What ECS has of this run, once no other run of the resource is in flight. */
async function afterOthers(
  execution: Execution,
  ports: ExecutePorts,
): Promise<Exclude<Found, { kind: "other" }>> {
  const { request, identity, judged, limits } = execution;
  const { tasks, clock, watcher, events } = ports;
  const untilMs = clock.now() + limits.timeoutSeconds * 1_000;
  for (;;) {
    const found = await findRun(request, identity, judged, { tasks, clock, untilMs });
    if (found.kind !== "other") return found;
    events.onOther(found.task);
    for (;;) {
      const observation = await watcher.next(found.task.arn);
      if (observation.kind === "missing" || judge(observation.task, judged).kind !== "waiting") break;
      if (clock.now() >= untilMs) {
        throw new OtherRunInFlight(
          `another run of this resource is still in flight after ${limits.timeoutSeconds} s: ${found.task.arn}`,
        );
      }
    }
  }
}

async function startAndWatch(start: number, execution: Execution, ports: ExecutePorts): Promise<Outcome> {
  const { request, identity, limits } = execution;
  const { tasks, clock, events } = ports;
  const untilMs = clock.now() + limits.startTimeoutSeconds * 1_000;
  const answer = await startRun(request, identity, start, { tasks, clock, untilMs });
  if (answer.kind === "refused") return answer;
  events.onTask(answer.task, false);
  return watchTask(answer.task, execution, ports);
}

function watchTask(
  task: TaskSnapshot,
  { request, judged, limits }: Execution,
  ports: ExecutePorts,
): Promise<Outcome> {
  const { tasks, watcher, clock, events } = ports;
  return watch(task, judged, limits, {
    watcher,
    clock,
    onProgress: events.onProgress,
    stopTask: (one, reason) => patiently(clock)(() => tasks.stop(request.cluster, one.arn, reason)),
  });
}
