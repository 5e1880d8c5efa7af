import type { Clock } from "./clock";
import { type Found, sortFound } from "./found";
import type { RunIdentity } from "./identity";
import { tasksPerCall } from "./poll";
import { familyOf, type TaskSnapshot } from "./task";
import type { RunAnswer, RunRequest, Tasks } from "./tasks";
import type { Judged } from "./verdict";
import { rideOut } from "./weather";

/** What is asked of ECS before a run starts. Riding out its weather ends at `untilMs`. */
export interface StartPorts {
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly untilMs: number;
}

/** Looks for tasks of the resource: those in flight, and those that ended within the hour that ECS remembers them. */
export async function findRun(
  request: RunRequest,
  identity: RunIdentity,
  judged: Judged,
  { tasks, clock, untilMs }: StartPorts,
): Promise<Found> {
  const { cluster, startedBy } = request;
  const ask = <T>(call: () => Promise<T>) => rideOut(call, clock, untilMs);
  const [running, stopped] = await Promise.all([
    ask(() => tasks.listRunning(cluster, startedBy)),
    ask(() => tasks.listStopped(cluster, familyOf(request.taskDefinitionArn))),
  ]);
  const arns = [...new Set([...running, ...stopped])];
  const seen: TaskSnapshot[] = [];
  for (let start = 0; start < arns.length; start += tasksPerCall) {
    const batch = arns.slice(start, start + tasksPerCall);
    for (const observation of (await ask(() => tasks.describe(cluster, batch))).values()) {
      // A family's stopped tasks are also those of its service and of other stacks.
      if (observation.kind === "found" && observation.task.startedBy === startedBy)
        seen.push(observation.task);
    }
  }
  return sortFound(seen, identity.runId, judged);
}

/** The run's n-th start. A token that ECS knows answers with the task it started then. */
export function startRun(
  request: RunRequest,
  identity: RunIdentity,
  start: number,
  { tasks, clock, untilMs }: StartPorts,
): Promise<RunAnswer> {
  return rideOut(() => tasks.run(request, identity.clientToken(start)), clock, untilMs);
}
