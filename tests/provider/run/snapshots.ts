import type { ContainerSnapshot, TaskSnapshot } from "../../../provider/run/task";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";
const startedAt = new Date("2026-01-02T03:04:15Z");

/** A task as DescribeTasks shows it before anything has started. */
export function task(lastStatus: string, rest: Partial<TaskSnapshot> = {}): TaskSnapshot {
  return { arn, lastStatus, containers: [], ...rest };
}

/** A task that reached RUNNING, with its stop code if it has one yet. */
export function ran(
  lastStatus: string,
  stopCode: string | undefined,
  ...containers: readonly ContainerSnapshot[]
): TaskSnapshot {
  return task(lastStatus, { startedAt, containers, ...(stopCode === undefined ? {} : { stopCode }) });
}

export function one(name: string, lastStatus: string, exitCode?: number): ContainerSnapshot {
  return exitCode === undefined ? { name, lastStatus } : { name, lastStatus, exitCode };
}

/** The container that runs the command. */
export const web = (lastStatus: string, exitCode?: number) => one("web", lastStatus, exitCode);

/** Another essential container. */
export const cache = (lastStatus: string, exitCode?: number) => one("cache", lastStatus, exitCode);

export const exitedItself = "EssentialContainerExited";
