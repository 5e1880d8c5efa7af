import { tasksPerCall } from "./schedule";
import type { Observation, TaskSnapshot } from "./task";
import type { Tasks } from "./tasks";

/** Looks at any number of tasks, in as many calls as it takes. `onSeen` hears of each call's answer. */
export async function observeAll(
  arns: readonly string[],
  cluster: string,
  tasks: Pick<Tasks, "describe">,
  onSeen: (seen: ReadonlyMap<string, Observation>) => void,
): Promise<void> {
  for (let start = 0; start < arns.length; start += tasksPerCall) {
    onSeen(await tasks.describe(cluster, arns.slice(start, start + tasksPerCall)));
  }
}

/** Those of the tasks that DescribeTasks shows, in as many calls as it takes. */
export async function describeAll(
  arns: readonly string[],
  cluster: string,
  tasks: Pick<Tasks, "describe">,
): Promise<TaskSnapshot[]> {
  const shown: TaskSnapshot[] = [];
  await observeAll(arns, cluster, tasks, (seen) => {
    for (const observation of seen.values()) if (observation.kind === "found") shown.push(observation.task);
  });
  return shown;
}
