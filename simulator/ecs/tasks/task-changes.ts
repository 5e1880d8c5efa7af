import type { Container, NetworkBinding } from "@aws-sdk/client-ecs";
import type { Health } from "../../containers";
import type { Stop } from "./port";
import type { LiveTask } from "./task-record";

/** A container runs. */
export function recordStart(task: LiveTask, name: string, networkBindings: readonly NetworkBinding[]): void {
  const container = find(task, name);
  container.lastStatus = "RUNNING";
  container.networkBindings = [...networkBindings];
}

/** A container's health check has a new result; a task is as healthy as the worst of its checked containers. */
export function recordHealth(task: LiveTask, name: string, health: Health): void {
  find(task, name).healthStatus = health;
  const all = task.containers.map(({ healthStatus }) => healthStatus);
  task.healthStatus = all.includes("UNHEALTHY")
    ? "UNHEALTHY"
    : all.includes("HEALTHY")
      ? "HEALTHY"
      : "UNKNOWN";
}

/** A container is over. Without an exit code it never ran, or nobody knows how it ended. */
export function recordExit(
  task: LiveTask,
  name: string,
  exitCode: number | undefined,
  reason: string | undefined,
): void {
  const container = find(task, name);
  container.lastStatus = "STOPPED";
  if (exitCode !== undefined) container.exitCode = exitCode;
  // Longer ones are cut by the agent (amazon-ecs-agent, ecs_client.go).
  if (reason !== undefined) container.reason = reason.slice(0, 1024);
}

/** ECS has decided that the task is to end. */
export function recordStop(task: LiveTask, stop: Stop, nowMs: number): void {
  task.desiredStatus = "STOPPED";
  task.stopCode = stop.stopCode;
  task.stoppedReason = stop.stoppedReason;
  task.stoppingAt ??= new Date(nowMs);
}

/** All containers are gone, also those that never started, and the network interface goes. */
export function recordDeprovisioning(task: LiveTask): void {
  for (const container of task.containers) container.lastStatus = "STOPPED";
  for (const attachment of task.attachments ?? []) attachment.status = "DELETED";
}

function find(task: LiveTask, name: string): Container {
  const container = task.containers.find((candidate) => candidate.name === name);
  if (container === undefined) throw new Error(`the task ${task.taskArn} has no container ${name}`);
  return container;
}
