import type { Tasks } from "./tasks";

/** ARNs of a resource's tasks. */
export interface OwnTasks {
  /** Those that ECS does not mean to stop. */
  readonly running: readonly string[];
  /** All that are stopping or have stopped, of the given families, whoever started them. */
  readonly stopped: readonly string[];
}

/** Lists a resource's tasks: ListTasks knows a stopped one by its family only, not by its `startedBy`. */
export async function listOwn(
  cluster: string,
  startedBy: string,
  families: readonly string[],
  tasks: Pick<Tasks, "listRunning" | "listStopped">,
  ask: <T>(call: () => Promise<T>) => Promise<T>,
): Promise<OwnTasks> {
  const [running, ...stopped] = await Promise.all([
    ask(() => tasks.listRunning(cluster, startedBy)),
    ...[...new Set(families)].map((family) => ask(() => tasks.listStopped(cluster, family))),
  ]);
  return { running, stopped: stopped.flat() };
}
