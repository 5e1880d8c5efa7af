import type { Clock } from "./clock";
import type { RunEvents } from "./events";
import type { Found } from "./found";
import type { RunIdentity } from "./identity";
import type { Limits } from "./limits";
import { lookingAt } from "./look";
import { type Outcome, outcomeOf } from "./outcome";
import { mayStartAgain, startPauseMs } from "./retry";
import { findRun, startRun } from "./start";
import type { TaskSnapshot } from "./task";
import type { RunRequest, Tasks } from "./tasks";
import { type Judged, judge } from "./verdict";
import { watch } from "./watch";
import type { TaskWatcher } from "./watcher";
import { isRefused, patiently } from "./weather";

/** One run to bring to its verdict. */
export interface Execution {
  readonly request: RunRequest;
  readonly identity: RunIdentity;
  readonly judged: Judged;
  readonly limits: Limits;
  /** How often a start that failed for a passing reason is tried again. */
  readonly startRetries: number;
  /** The revision of the resource's last recorded run; absent before there is one. */
  readonly formerRevision?: string;
  /** Nobody else can know of this run, nor it of others: it is not looked for, and waits for none. */
  readonly isAlone?: boolean;
}

export interface ExecutePorts {
  readonly tasks: Tasks;
  readonly watcher: TaskWatcher;
  readonly clock: Clock;
  readonly events: RunEvents;
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
  const { startRetries } = execution;
  const { clock, events } = ports;
  const found = execution.isAlone ? none : await afterOthers(execution, ports);
  if (found.kind === "nothing") {
    events.onNothing();
    if (found.lastStart) events.onFailedStarts(found.starts, found.lastStart);
  }
  // An adopted start is among those that were found, and has used up its token.
  let nextStart = found.starts;
  let outcome = found.kind === "same" ? await adopt(found.task, execution, ports) : undefined;
  for (let retries = 0; ; retries++) {
    outcome ??= await startAndWatch(nextStart++, execution, ports);
    if (outcome.kind === "succeeded" || !mayStartAgain(outcome) || retries >= startRetries) return outcome;
    const pauseMs = startPauseMs(retries, clock.random());
    events.onStartFailed(outcome, pauseMs);
    await clock.sleep(pauseMs);
    outcome = undefined;
  }
}

const none: Extract<Found, { kind: "nothing" }> = { kind: "nothing", starts: 0 };

/** Follows a task that an earlier `up` had started, or takes its verdict if it is over. */
async function adopt(task: TaskSnapshot, execution: Execution, ports: ExecutePorts): Promise<Outcome> {
  ports.events.onTask(task, true);
  const verdict = judge(task, execution.judged);
  // An adopted task has used up some of its time already.
  if (verdict.kind === "waiting") return watchTask(task, task.createdAt?.getTime(), execution, ports);
  if (verdict.kind === "succeeded") return outcomeOf(task, verdict);
  return { kind: "failed", task, failure: verdict, foundOver: true };
}

/** What ECS has of this run, once no other run of the resource is in flight. */
async function afterOthers(
  execution: Execution,
  ports: ExecutePorts,
): Promise<Exclude<Found, { kind: "other" }>> {
  const { judged, limits } = execution;
  const { tasks, clock, watcher, events } = ports;
  const untilMs = clock.now() + limits.timeoutSeconds * 1_000;
  for (;;) {
    const found = await findRun(execution, { tasks, clock, untilMs });
    if (found.kind !== "other") return found;
    const { task } = found;
    events.onOther(task);
    const look = lookingAt(task.arn, watcher, clock);
    for (let over = false; !over; ) {
      const observation = await look();
      // A task that is no longer shown is looked for again above, by what ListTasks says.
      over =
        observation?.kind === "missing" ||
        (observation !== undefined && judge(observation.task, judged).kind !== "waiting");
      if (!over && clock.now() >= untilMs) {
        throw new OtherRunInFlight(
          `another run of this resource is still in flight after ${limits.timeoutSeconds} s: ${task.arn}`,
        );
      }
    }
  }
}

async function startAndWatch(start: number, execution: Execution, ports: ExecutePorts): Promise<Outcome> {
  const { request, identity, limits } = execution;
  const { tasks, clock, events } = ports;
  const patienceMs = limits.startTimeoutSeconds * 1_000;
  const answer = await startRun(request, identity, start, { tasks, clock, patienceMs, events });
  if (answer.kind === "refused") return answer;
  events.onTask(answer.task, false);
  return watchTask(answer.task, undefined, execution, ports);
}

function watchTask(
  task: TaskSnapshot,
  startedMs: number | undefined,
  { request, judged, limits }: Execution,
  ports: ExecutePorts,
): Promise<Outcome> {
  const { tasks, watcher, clock, events } = ports;
  return watch(task, startedMs, judged, limits, {
    watcher,
    clock,
    onProgress: events.onProgress,
    async stopTask(one, limit, reason) {
      let mayStop = false;
      const ask = async () => {
        try {
          await tasks.stop(request.cluster, one.arn, reason);
          mayStop = true;
        } catch (error) {
          // A call that was interrupted or lost may have reached ECS; one that was refused stops nothing.
          mayStop ||= !isRefused(error);
          throw error;
        }
      };
      try {
        await patiently(clock)(ask);
      } finally {
        if (mayStop) events.onStop(one, limit);
      }
    },
  });
}
