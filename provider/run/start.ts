import type { Clock } from "./clock";
import { describeAll } from "./describeAll";
import type { RunEvents } from "./events";
import { type Found, sortFound } from "./found";
import type { RunIdentity } from "./identity";
import { inTurn } from "./inTurn";
import { isLost } from "./limits";
import { listOwn } from "./listOwn";
import { familyOf } from "./task";
import type { RunAnswer, RunRequest, Tasks } from "./tasks";
import type { Judged } from "./verdict";
import { isRefused, rideOut } from "./weather";

/** What is asked of ECS before a run starts. Riding out its weather ends at `untilMs`. */
export interface StartPorts {
  readonly tasks: Tasks;
  readonly clock: Clock;
  readonly untilMs: number;
}

/** The run that is looked for among the resource's tasks. */
export interface Sought {
  readonly request: RunRequest;
  readonly identity: RunIdentity;
  readonly judged: Judged;
  /** The revision of the resource's last recorded run: one that is being stopped is listed by its family alone. */
  readonly formerRevision?: string;
}

/** Looks for tasks of the resource: those in flight, and those that ended within the hour that ECS remembers them. */
export async function findRun(
  { request, identity, judged, formerRevision }: Sought,
  { tasks, clock, untilMs }: StartPorts,
): Promise<Found> {
  const { cluster, startedBy, taskDefinitionArn } = request;
  const ask = <T>(call: () => Promise<T>) => rideOut(call, clock, untilMs);
  const revisions = [taskDefinitionArn, ...(formerRevision === undefined ? [] : [formerRevision])];
  const { running, stopped } = await listOwn(cluster, startedBy, revisions.map(familyOf), tasks, ask);
  const seen = await ask(() => describeAll([...new Set([...running, ...stopped])], cluster, tasks));
  const missing = running.filter((arn) => seen.every((task) => task.arn !== arn));
  // ListTasks knows a task that DescribeTasks does not show yet. Which run it is has to be seen before one is started.
  for (const sinceMs = clock.now(); missing.length > 0 && !isLost(clock.now() - sinceMs); ) {
    await clock.sleep(1_000);
    const shown = await ask(() => describeAll(missing, cluster, tasks));
    seen.push(...shown);
    for (const { arn } of shown) missing.splice(missing.indexOf(arn), 1);
  }
  // A family's stopped tasks are also those of its service and of other stacks.
  return sortFound(
    seen.filter((task) => task.startedBy === startedBy),
    identity.runId,
    judged,
  );
}

/**
 * The run's n-th start. A token that ECS knows answers with the task it started then. Riding out ECS's weather takes
 * `patienceMs` at most, and waiting for a turn among the other runs that start none of it.
 */
export function startRun(
  request: RunRequest,
  identity: RunIdentity,
  start: number,
  { tasks, clock, patienceMs, events }: StartingPorts,
): Promise<RunAnswer> {
  const token = identity.clientToken(start);
  let isLost = false;
  async function ask(): Promise<RunAnswer> {
    events.onAsked();
    try {
      const answer = await tasks.run(request, token);
      if (answer.kind === "refused") events.onNothing();
      return answer;
    } catch (error) {
      isLost ||= !isRefused(error);
      if (!isLost) events.onNothing();
      throw error;
    }
  }
  return inTurn(tasks.turnToStart, ask, clock, patienceMs);
}

interface StartingPorts extends Pick<StartPorts, "tasks" | "clock"> {
  readonly patienceMs: number;
  readonly events: Pick<RunEvents, "onNothing" | "onAsked">;
}
