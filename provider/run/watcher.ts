import { defined } from "../values/defined";
import type { Clock } from "./clock";
import { callPauseMs, lookAfterMs, noSetbacks, setbacksAfter, tasksPerCall } from "./schedule";
import type { Observation } from "./task";
import { isThrottled, isTransient } from "./weather";

/** Looks at the tasks of one cluster, for all runs of the process at once. */
export interface TaskWatcher {
  /**
   * The next look at a task. All tasks asked for since the last look share DescribeTasks calls. Throttling and
   * outages are waited out; any other error rejects.
   */
  next(taskArn: string): Promise<Observation>;
}

export type Describe = (taskArns: readonly string[]) => Promise<ReadonlyMap<string, Observation>>;

interface Waiter {
  resolve(observation: Observation): void;
  reject(error: unknown): void;
}

/** Who waits for the next look at a task, and from when on it is worth a call. */
interface Question {
  readonly dueMs: number;
  readonly waiters: Waiter[];
}

/** What the looks so far have seen of a task that is still asked for. */
interface History {
  readonly firstMs: number;
  readonly lookedMs: number;
  readonly lastStatus?: string;
}

/** How long the loop sleeps at most: no new question is due sooner. */
const sleepMs = 1_000;

/** A watcher whose loop runs only while somebody waits. */
export function createWatcher(describe: Describe, clock: Clock): TaskWatcher {
  const questions = new Map<string, Question>();
  const underWay = new Set<string>();
  const histories = new Map<string, History>();
  let setbacks = noSetbacks;
  let pause = { sinceMs: 0, forMs: 0 };
  let looking = false;

  async function look(): Promise<void> {
    while (questions.size > 0) {
      const nowMs = clock.now();
      const [soonest] = byDue();
      const waitMs = Math.max(pause.sinceMs + pause.forMs, soonest?.[1].dueMs ?? 0) - nowMs;
      if (waitMs > 0) await clock.sleep(Math.min(waitMs, sleepMs));
      else {
        forgetTheOver();
        pauseSince(nowMs);
        // A slow answer holds up nobody else's look.
        void lookAt(takeBatch(), nowMs);
      }
    }
    // In the same turn as the last look at the questions: whoever asks from now on starts the loop anew.
    looking = false;
  }

  function pauseSince(sinceMs: number): void {
    pause = { sinceMs, forMs: callPauseMs(setbacks, clock.random()) };
  }

  function byDue(): [string, Question][] {
    return [...questions].sort(([, one], [, other]) => one.dueMs - other.dueMs);
  }

  /** As many as one call can name, the longest due first; where there is room, some that are not due ride along. */
  function takeBatch(): [string, Question][] {
    const batch = byDue().slice(0, tasksPerCall);
    for (const [taskArn] of batch) {
      questions.delete(taskArn);
      underWay.add(taskArn);
    }
    return batch;
  }

  async function lookAt(batch: readonly [string, Question][], lookedMs: number): Promise<void> {
    try {
      const seen = await describe(batch.map(([taskArn]) => taskArn)).finally(() => {
        for (const [taskArn] of batch) underWay.delete(taskArn);
      });
      setbacks = setbacksAfter(setbacks, "answered");
      pauseSince(pause.sinceMs);
      for (const [taskArn, { waiters }] of batch) {
        const observation = seen.get(taskArn) ?? { kind: "missing" };
        remember(taskArn, lookedMs, observation);
        for (const waiter of waiters) waiter.resolve(observation);
      }
    } catch (error) {
      if (isTransient(error)) {
        setbacks = setbacksAfter(setbacks, isThrottled(error) ? "throttled" : "unanswered");
        pauseSince(clock.now());
        for (const [taskArn, { dueMs, waiters }] of batch) ask(taskArn, dueMs, waiters);
      } else {
        for (const { reject } of batch.flatMap(([, { waiters }]) => waiters)) reject(error);
      }
    }
  }

  function remember(taskArn: string, lookedMs: number, observation: Observation): void {
    const { firstMs = lookedMs } = histories.get(taskArn) ?? {};
    const lastStatus = observation.kind === "found" ? observation.task.lastStatus : undefined;
    histories.set(taskArn, defined({ firstMs, lookedMs, lastStatus }));
  }

  /** A run that is over asks no more. One that goes on has asked again by the time of the next call. */
  function forgetTheOver(): void {
    for (const taskArn of histories.keys()) {
      if (!questions.has(taskArn) && !underWay.has(taskArn)) histories.delete(taskArn);
    }
  }

  function dueAfter(taskArn: string, nowMs: number): number {
    const history = histories.get(taskArn);
    if (history === undefined) {
      histories.set(taskArn, { firstMs: nowMs, lookedMs: nowMs });
      return nowMs + lookAfterMs({ ageMs: 0 });
    }
    const { firstMs, lookedMs, lastStatus } = history;
    // From the moment the last call was made, so that its own time is no pause.
    return lookedMs + lookAfterMs(defined({ lastStatus, ageMs: nowMs - firstMs }));
  }

  function ask(taskArn: string, dueMs: number, waiters: readonly Waiter[]): void {
    const asked = questions.get(taskArn);
    if (asked === undefined) questions.set(taskArn, { dueMs, waiters: [...waiters] });
    else
      questions.set(taskArn, {
        dueMs: Math.min(dueMs, asked.dueMs),
        waiters: [...asked.waiters, ...waiters],
      });
    if (!looking) {
      looking = true;
      void look();
    }
  }

  return {
    next: (taskArn) =>
      new Promise((resolve, reject) => ask(taskArn, dueAfter(taskArn, clock.now()), [{ resolve, reject }])),
  };
}
