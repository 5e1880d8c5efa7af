import type { Cluster, RunTaskRequest, Tag } from "@aws-sdk/client-ecs";
import type { ContainerHost } from "../../containers";
import type { TaskDependencies } from "./dependencies";
import { driveTask } from "./driver";
import { chooseLaunch } from "./launch-choice";
import type { TaskOrder } from "./port";
import { createTask, type LiveTask } from "./task-record";
import type { TaskStore } from "./task-store";
import type { HiddenTasks } from "./visibility";

/** What the start of a task needs besides what all tasks stand on. */
export interface LaunchPorts extends TaskDependencies {
  readonly host: ContainerHost;
  readonly store: TaskStore;
  readonly visibility: HiddenTasks;
  readonly changed: (task: LiveTask) => void;
}

/** Starts one task. Throws ClusterNotFoundException, InvalidParameterException, and ClientException for an unknown definition. */
export function launchTask(order: TaskOrder, ports: LaunchPorts): LiveTask {
  const cluster = ports.clusters.require(order.cluster);
  const definition =
    ports.definitions.find(order.taskDefinitionArn) ??
    ports.definitions.requireActive(order.taskDefinitionArn);
  const launch = chooseLaunch(order, cluster, definition);
  const { account, region, clock } = ports;
  const task = createTask(order, { account, region, cluster, definition, launch, nowMs: clock.now() });
  const tags = taskTags(order, cluster, ports.tags.of(definition.taskDefinitionArn));
  if (tags.length > 0) ports.tags.set(task.taskArn, tags);
  ports.visibility.started(task.taskArn);
  ports.store.add(task, driveTask(task, definition.containerDefinitions ?? [], ports));
  return task;
}

/** The request's tags win over the definition's; `aws:` tags come on top when ECS manages tags. */
function taskTags(order: Partial<RunTaskRequest>, cluster: Cluster, definitionTags: readonly Tag[]): Tag[] {
  const tags = new Map<string | undefined, string | undefined>();
  const inherited = order.propagateTags === "TASK_DEFINITION" ? definitionTags : [];
  for (const { key, value } of [...inherited, ...(order.tags ?? [])]) tags.set(key, value);
  if (order.enableECSManagedTags === true) tags.set("aws:ecs:clusterName", cluster.clusterName);
  return [...tags].map(([key, value]) => ({ key, value }));
}
