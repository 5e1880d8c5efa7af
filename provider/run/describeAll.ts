import { tasksPerCall } from "./schedule";
import type { TaskSnapshot } from "./task";
import type { Tasks } from "./tasks";

/** Those of the tasks that DescribeTasks shows, in as many calls as it takes. */
export async function describeAll(
  arns: readonly string[],
  cluster: string,
  tasks: Pick<Tasks, "describe">,
): Promise<TaskSnapshot[]> {
  const shown: TaskSnapshot[] = [];
  for (let start = 0; start < arns.length; start += tasksPerCall) {
    const batch = await tasks.describe(cluster, arns.slice(start, start + tasksPerCall));
    for (const observation of batch.values()) if (observation.kind === "found") shown.push(observation.task);
  }
  return shown;
}
