import type { TaskSnapshot } from "../../provider/run/task";
import { judge } from "../../provider/run/verdict";

/** Name of the container that the story's tasks are judged by. */
export const judgedContainer = "web";

/** The times that ECS itself notes on a task, by its own clock. */
export interface OwnTimes {
  readonly createdAt?: Date;
  readonly pullStartedAt?: Date;
  readonly pullStoppedAt?: Date;
  readonly startedAt?: Date;
  readonly executionStoppedAt?: Date;
  readonly stoppingAt?: Date;
  readonly stoppedAt?: Date;
}

/** A task as one answer of DescribeTasks shows it. */
export interface LookedTask {
  readonly snapshot: TaskSnapshot;
  readonly own: OwnTimes;
}

/** One look at the cluster's one-off tasks. */
export interface Look {
  /** When the answer came, in milliseconds since the epoch by this machine's clock. */
  readonly atMs: number;
  readonly tasks: readonly LookedTask[];
}

/** What looks so far have shown of one task. */
export interface SeenTask extends LookedTask {
  /** When a look first showed each status of the task, and its container's exit code (`exit`). */
  readonly firstMs: Readonly<Record<string, number>>;
}

/** By task ARN, in the order in which they were first seen. */
export type SeenTasks = ReadonlyMap<string, SeenTask>;

/** What is known after one more look. */
export function withLook(seen: SeenTasks, { atMs, tasks }: Look): SeenTasks {
  const next = new Map(seen);
  for (const task of tasks) {
    const before = next.get(task.snapshot.arn)?.firstMs ?? {};
    const shown = [task.snapshot.lastStatus, ...(hasVerdict(task.snapshot) ? ["exit"] : [])];
    const newly = shown.filter((moment) => !(moment in before)).map((moment) => [moment, atMs]);
    next.set(task.snapshot.arn, { ...task, firstMs: { ...before, ...Object.fromEntries(newly) } });
  }
  return next;
}

/** Whether the task is STOPPED: ECS tells nothing new of it. */
export function isOver({ snapshot: { lastStatus } }: LookedTask): boolean {
  return lastStatus === "STOPPED" || lastStatus === "DELETED";
}

function hasVerdict(snapshot: TaskSnapshot): boolean {
  return judge(snapshot, { container: judgedContainer, otherEssential: [] }).kind !== "waiting";
}
