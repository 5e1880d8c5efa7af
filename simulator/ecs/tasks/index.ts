import type { Task } from "@aws-sdk/client-ecs";
import type { Operations } from "../../protocol/operation";
import { createCapacity } from "./capacity";
import { createClientTokens } from "./client-tokens";
import type { TaskDependencies } from "./dependencies";
import { createDescribeTasks, describeTask } from "./describe-tasks";
import { type LaunchPorts, launchTask } from "./launch";
import { createListTasks } from "./list-tasks";
import type { Tasks } from "./port";
import { createRunTask, type RunResult } from "./run-task";
import { createStopTask } from "./stop-task";
import { createStoppableClock } from "./stoppable-clock";
import type { LiveTask } from "./task-record";
import { createTaskStore } from "./task-store";
import { createVisibility } from "./visibility";

export { canonicalJson } from "./canonical";
export type { TaskDependencies } from "./dependencies";
export { chooseLaunch } from "./launch-choice";
export { checkNetwork } from "./network";
export type { TaskOrder, Tasks } from "./port";
export { createStoppableClock } from "./stoppable-clock";
export { type Timing, timings } from "./timing";

/**
 * RunTask, DescribeTasks, ListTasks and StopTask of one account in one region, and the same tasks as a port. `close`
 * kills what still runs, waits for it, and ends every timer.
 */
export function createTaskOperations(dependencies: TaskDependencies): {
  operations: Operations;
  tasks: Tasks;
  close(): Promise<void>;
} {
  const clock = createStoppableClock(dependencies.clock);
  const { imagesDirectory, secrets, logs, tags, timing } = dependencies;
  const { logFlushMs, declaredSecondMs } = timing;
  const host = dependencies.containers({
    imagesDirectory,
    secrets,
    logs,
    environment: process.env,
    clock: dependencies.clock,
    logFlushMs,
    declaredSecondMs,
  });
  const store = createTaskStore(clock, (taskArn) => tags.remove(taskArn));
  const capacity = createCapacity();
  const visibility = createVisibility();
  const listeners = new Set<(task: Task) => void>();
  const changed = (task: LiveTask) => {
    for (const listener of listeners) listener(describeTask(task, []));
  };
  const launch: LaunchPorts = { ...dependencies, clock, host, store, visibility, changed };
  const tokens = createClientTokens<RunResult>(clock, runResults);

  const operations = {
    RunTask: createRunTask({ ...launch, capacity, tokens }),
    DescribeTasks: createDescribeTasks(launch),
    ListTasks: createListTasks(launch),
    StopTask: createStopTask(launch),
  };
  const tasks: Tasks = {
    start: (order) => launchTask(order, launch).taskArn,
    find(taskArn) {
      const stored = store.byArn(taskArn);
      return stored && describeTask(stored.task, tags.of(taskArn));
    },
    alive: (clusterArn) =>
      store
        .ofCluster(clusterArn)
        .filter(({ task }) => task.lastStatus !== "STOPPED")
        .map(({ task }) => describeTask(task, [])),
    stop: (taskArn, stop) => store.byArn(taskArn)?.driver.stop(stop),
    end(taskArn, ending) {
      const stored = store.byArn(taskArn);
      if (stored === undefined) throw new Error(`there is no task ${taskArn} to end`);
      stored.driver.end(ending);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    capacity,
    visibility,
  };
  const close = async () => {
    clock.stop();
    await host.close();
  };
  return { operations, tasks, close };
}

/** A call that started nothing has a lifetime of nothing, so its token holds for an hour after it. */
const runResults = {
  lastStopMs({ tasks, calledAtMs }: RunResult): number | undefined {
    const stops = tasks.map(({ stoppedAt }) => stoppedAt?.getTime());
    return stops.every((stop) => stop !== undefined) ? Math.max(calledAtMs, ...stops) : undefined;
  },
  taskArns: ({ tasks }: RunResult) => tasks.map(({ taskArn }) => taskArn),
};
