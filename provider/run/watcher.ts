import type { Clock } from "./clock";
import { pollIntervalMs, tasksPerCall } from "./poll";
import type { Observation } from "./task";
import { isTransient } from "./weather";

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

/** A watcher whose loop runs only while somebody waits. */
export function createWatcher(describe: Describe, clock: Clock): TaskWatcher {
  let waiting = new Map<string, Waiter[]>();
  let setbacks = 0;
  let looking = false;

  async function look(): Promise<void> {
    while (waiting.size > 0) {
      await clock.sleep(pollIntervalMs({ runs: waiting.size, setbacks }));
      const due = [...waiting];
      waiting = new Map();
      for (let start = 0; start < due.length; start += tasksPerCall) {
        await lookAt(due.slice(start, start + tasksPerCall));
      }
    }
    // In the same turn as the last look at `waiting`: whoever asks from now on starts the loop anew.
    looking = false;
  }

  async function lookAt(batch: [string, Waiter[]][]): Promise<void> {
    try {
      const seen = await describe(batch.map(([taskArn]) => taskArn));
      setbacks = 0;
      for (const [taskArn, waiters] of batch) {
        const observation = seen.get(taskArn) ?? { kind: "missing" };
        for (const waiter of waiters) waiter.resolve(observation);
      }
    } catch (error) {
      if (isTransient(error)) {
        setbacks += 1;
        for (const [taskArn, waiters] of batch) enqueue(taskArn, waiters);
      } else {
        for (const waiter of batch.flatMap(([, waiters]) => waiters)) waiter.reject(error);
      }
    }
  }

  function enqueue(taskArn: string, waiters: Waiter[]): void {
    waiting.set(taskArn, [...(waiting.get(taskArn) ?? []), ...waiters]);
  }

  return {
    next(taskArn) {
      const observation = new Promise<Observation>((resolve, reject) =>
        enqueue(taskArn, [{ resolve, reject }]),
      );
      if (!looking) {
        looking = true;
        void look();
      }
      return observation;
    },
  };
}
