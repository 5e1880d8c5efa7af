import type { TaskSnapshot } from "../../run/task";
import type { StackTask } from "../stack/stack";

/** The last run of one resource: what ECS shows of it, or what the state has recorded. */
export interface LastRun {
  readonly resource: StackTask;
  readonly arn: string;
  /** Absent where ECS does not show it. */
  readonly task?: TaskSnapshot;
}

/** A resource, and those of its tasks that ECS shows: in flight, or ended within the hour. */
export interface Shown {
  readonly resource: StackTask;
  readonly tasks: readonly TaskSnapshot[];
}

/** The latest run of all, one in flight before those that are over. ECS forgets what is older than what it shows. */
export function lastRunOf(all: readonly Shown[]): LastRun | undefined {
  const shown = all.flatMap(({ resource, tasks }) =>
    tasks.map((task) => ({ resource, arn: task.arn, task, atMs: task.createdAt?.getTime() ?? 0 })),
  );
  const inFlight = shown.filter(({ task }) => task.lastStatus !== "STOPPED");
  const latestShown = latest(inFlight) ?? latest(shown);
  if (latestShown !== undefined) {
    const { resource, arn, task } = latestShown;
    return { resource, arn, task };
  }
  const recorded = all.flatMap(({ resource }) => {
    const { taskArn: arn, startedAt, stoppedAt } = resource.outputs;
    const atMs = Date.parse(startedAt ?? stoppedAt ?? "") || 0;
    return arn === undefined ? [] : [{ resource, arn, atMs }];
  });
  const last = latest(recorded);
  return last && { resource: last.resource, arn: last.arn };
}

function latest<T extends { readonly atMs: number }>(some: readonly T[]): T | undefined {
  return some.reduce<T | undefined>(
    (last, one) => (last === undefined || one.atMs > last.atMs ? one : last),
    undefined,
  );
}
