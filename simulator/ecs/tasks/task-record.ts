import { createHash, randomUUID } from "node:crypto";
import type { Container, ContainerDefinition, Task, TaskDefinition, TaskOverride } from "@aws-sdk/client-ecs";
import type { LaunchChoice } from "./launch-choice";
import type { TaskStatus } from "./lifecycle";
import type { TaskOrder } from "./port";

/** A task in the SDK's own shape, with the members that every task has. */
export type LiveTask = Task & {
  readonly taskArn: string;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly containers: Container[];
  readonly createdAt: Date;
  lastStatus: TaskStatus;
  desiredStatus: "RUNNING" | "STOPPED";
  version: number;
};

export interface TaskOrigin {
  readonly account: string;
  readonly region: string;
  readonly cluster: { readonly clusterArn: string; readonly clusterName: string };
  readonly definition: TaskDefinition & { readonly taskDefinitionArn: string };
  readonly launch: LaunchChoice;
  readonly nowMs: number;
}

/** A new task in PROVISIONING, with a random ID of 32 hexadecimal digits. */
export function createTask(order: TaskOrder, origin: TaskOrigin): LiveTask {
  const { account, region, cluster, definition, launch } = origin;
  const { overrides = {} } = order;
  const id = randomUUID().replaceAll("-", "");
  const taskArn = `arn:aws:ecs:${region}:${account}:task/${cluster.clusterName}/${id}`;
  return {
    attachments: networkAttachments(order, id),
    availabilityZone: `${region}a`,
    ...launch,
    clusterArn: cluster.clusterArn,
    containers: (definition.containerDefinitions ?? []).map((container) =>
      createContainer(container, { taskArn, region, account, clusterName: cluster.clusterName, id }),
    ),
    cpu: overrides.cpu ?? definition.cpu,
    createdAt: new Date(origin.nowMs),
    desiredStatus: "RUNNING",
    enableExecuteCommand: order.enableExecuteCommand ?? false,
    ephemeralStorage: overrides.ephemeralStorage ?? definition.ephemeralStorage,
    group: order.group ?? `family:${definition.family}`,
    healthStatus: "UNKNOWN",
    lastStatus: "PROVISIONING",
    memory: overrides.memory ?? definition.memory,
    overrides: completeOverrides(overrides, definition),
    startedBy: order.startedBy,
    taskArn,
    taskDefinitionArn: definition.taskDefinitionArn,
    version: 1,
  };
}

/** The last part of a task's ARN: 32 hexadecimal digits. */
export function taskId(taskArn: string): string {
  return taskArn.slice(taskArn.lastIndexOf("/") + 1);
}

function createContainer(
  definition: ContainerDefinition,
  of: { taskArn: string; region: string; account: string; clusterName: string; id: string },
): Container {
  return {
    containerArn: `arn:aws:ecs:${of.region}:${of.account}:container/${of.clusterName}/${of.id}/${randomUUID()}`,
    taskArn: of.taskArn,
    name: definition.name,
    image: definition.image,
    runtimeId: `${of.id}-${createHash("sha256")
      .update(definition.name ?? "")
      .digest()
      .readUInt32BE(0)}`,
    lastStatus: "PENDING",
    networkBindings: [],
    networkInterfaces: [],
    healthStatus: "UNKNOWN",
    cpu: String(definition.cpu ?? 0),
    memory: definition.memory === undefined ? undefined : String(definition.memory),
    memoryReservation:
      definition.memoryReservation === undefined ? undefined : String(definition.memoryReservation),
  };
}

/** ECS answers an override for every container, an empty one where none was asked for. */
function completeOverrides(overrides: TaskOverride, definition: TaskDefinition): TaskOverride {
  const asked = overrides.containerOverrides ?? [];
  const rest = (definition.containerDefinitions ?? [])
    .filter(({ name }) => !asked.some((override) => override.name === name))
    .map(({ name }) => ({ name }));
  return { inferenceAcceleratorOverrides: [], ...overrides, containerOverrides: [...asked, ...rest] };
}

function networkAttachments(order: TaskOrder, id: string): Task["attachments"] {
  const subnetId = order.networkConfiguration?.awsvpcConfiguration?.subnets?.[0];
  if (subnetId === undefined) return [];
  const details = [
    { name: "subnetId", value: subnetId },
    { name: "networkInterfaceId", value: `eni-${id.slice(0, 17)}` },
  ];
  return [{ id: randomUUID(), type: "ElasticNetworkInterface", status: "PRECREATED", details }];
}
