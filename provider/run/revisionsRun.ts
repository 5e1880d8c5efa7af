import { describeAll } from "./describeAll";
import { listOwn } from "./listOwn";
import { familyOf } from "./task";
import type { Tasks } from "./tasks";

/** ARNs of a family's revisions that a resource's own tasks run, or ran within the hour that ECS remembers them. */
export async function revisionsRun(
  cluster: string,
  startedBy: string,
  family: string,
  tasks: Pick<Tasks, "listRunning" | "listStopped" | "describe">,
): Promise<readonly string[]> {
  const { running, stopped } = await listOwn(cluster, startedBy, [family], tasks, (call) => call());
  const seen = await describeAll([...new Set([...running, ...stopped])], cluster, tasks);
  const own = seen.filter((task) => task.startedBy === startedBy);
  const arns = own.flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []);
  return [...new Set(arns)].filter((arn) => familyOf(arn) === family);
}
