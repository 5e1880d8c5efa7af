import { describeAll } from "./describeAll";
import { taskIdOf } from "./task";
import type { Tasks } from "./tasks";

/**
 * ARNs of a family's revisions that tasks of the cluster run, or are about to: a service's too, whichever it is.
 * Rejects when that cannot be told of every task.
 *
 * A service that has no task at the moment, because its `desiredCount` is 0 or its tasks do not stay up, and tasks of
 * other clusters are not seen.
 */
export async function revisionsWithTasks(
  cluster: string,
  family: string,
  tasks: Pick<Tasks, "listFamily" | "describe">,
): Promise<readonly string[]> {
  const listed = await tasks.listFamily(cluster, family);
  const shown = await describeAll(listed, cluster, tasks);
  const revisions = new Map(shown.map(({ arn, taskDefinitionArn }) => [arn, taskDefinitionArn]));
  return [...new Set(listed.map((arn) => required(revisions.get(arn), arn)))];
}

/** ListTasks may know a task before DescribeTasks does. */
function required(revision: string | undefined, taskArn: string): string {
  if (revision === undefined)
    throw new Error(`ECS does not show yet which revision task ${taskIdOf(taskArn)} runs`);
  return revision;
}
