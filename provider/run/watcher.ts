import { createAgenda, type Look } from "./agenda";
import type { Clock } from "./clock";
import { type CallEnd, callPauseMs, noSetbacks, setbacksAfter } from "./schedule";
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

/** A watcher that is at work only while somebody waits. A slow answer holds up nobody else's look. */
export function createWatcher(describe: Describe, clock: Clock): TaskWatcher {
  const agenda = createAgenda();
  let setbacks = noSetbacks;
  let pause = { sinceMs: 0, forMs: 0 };
  let alarm: { readonly atMs: number } | undefined;

  /** Sees to it that a call is made when a look is due, or as soon after that as the pause allows. */
  function callAt(dueMs: number | undefined): void {
    if (dueMs === undefined) return;
    const atMs = allowedMs(dueMs);
    if (alarm !== undefined && alarm.atMs <= atMs) return;
    const set = { atMs };
    alarm = set;
    // Also where it is due by now: all whom one answer told ask again in this turn, and share the next call.
    void clock.sleep(Math.max(0, atMs - clock.now())).then(() => {
      if (alarm === set) ring();
    });
  }

  function ring(): void {
    alarm = undefined;
    const dueMs = agenda.soonestMs();
    if (dueMs !== undefined && allowedMs(dueMs) <= clock.now()) void lookAt(agenda.take());
    callAt(agenda.soonestMs());
  }

  function allowedMs(dueMs: number): number {
    return Math.max(dueMs, pause.sinceMs + pause.forMs);
  }

  async function lookAt(looks: readonly Look[]): Promise<void> {
    const madeMs = clock.now();
    pauseSince(madeMs);
    try {
      const seen = await describe(looks.map(({ taskArn }) => taskArn));
      learn("answered", madeMs);
      agenda.answered(looks, { seen, madeMs });
    } catch (error) {
      if (isTransient(error)) {
        learn(isThrottled(error) ? "throttled" : "unanswered", madeMs);
        agenda.unanswered(looks);
      } else agenda.refused(looks, error);
    }
    callAt(agenda.soonestMs());
  }

  function learn(end: CallEnd, madeMs: number): void {
    const before = setbacks;
    setbacks = setbacksAfter(before, { end, madeMs, endedMs: clock.now() });
    if (setbacks !== before) pauseSince(end === "answered" ? pause.sinceMs : clock.now());
  }

  function pauseSince(sinceMs: number): void {
    pause = { sinceMs, forMs: callPauseMs(setbacks, clock.random()) };
  }

  return {
    next: (taskArn) =>
      new Promise((resolve, reject) => callAt(agenda.ask(taskArn, { resolve, reject }, clock.now()))),
  };
}
