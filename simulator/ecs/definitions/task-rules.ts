import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";
import { AwsError, type Checked } from "../../protocol/operation";
import { checkTags } from "../tags/limits";
import { containerObjection } from "./container-rules";
import { fargateObjection } from "./fargate";
import { readTaskCpu, readTaskMemory } from "./sizes";

/** A definition's length as JSON, in bytes (https://docs.aws.amazon.com/general/latest/gr/ecs-service.html). */
const largestDefinitionBytes = 65_536;

/** Containers per task definition (same page). */
const mostContainers = 10;

/**
 * Throws ClientException for a definition that ECS would not register: the limits of the page above, the rules of one
 * container, dependencies between containers, and Fargate's rules where FARGATE is required.
 */
export function checkDefinition(
  input: Checked<RegisterTaskDefinitionRequest, "family" | "containerDefinitions">,
): void {
  const { family, tags, containerDefinitions: containers, ...task } = input;
  const definition = { ...task, containerDefinitions: containers };
  const memory = readTaskMemory(task.memory);
  readTaskCpu(task.cpu);
  refuse(familyObjection(family));
  refuse(sizeObjection(definition));
  checkTags(tags ?? []);
  refuse(containersObjection(containers));
  for (const container of containers) {
    refuse(containerObjection(container, definition));
    refuse(memoryObjection(container, memory));
    refuse(dependencyObjection(container, containers));
  }
  refuse(cycleObjection(containers));
  if (task.requiresCompatibilities?.includes("FARGATE")) refuse(fargateObjection(definition));
}

function refuse(objection: string | undefined): void {
  if (objection !== undefined) throw new AwsError("ClientException", objection);
}

/** Words of the blank family: aws-actions/amazon-ecs-deploy-task-definition#630; of its characters: aws/amazon-ecs-cli#37. */
function familyObjection(family: string): string | undefined {
  if (family.trim() === "") return "Family can not be blank.";
  if (!/^[A-Za-z0-9_-]+$/.test(family)) return "Family contains invalid characters.";
  return family.length > 255 ? `Family has ${family.length} characters: at most 255 are allowed.` : undefined;
}

function sizeObjection(definition: object): string | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  return bytes > largestDefinitionBytes
    ? `Actual length: '${bytes}'. Max allowed length is '${largestDefinitionBytes}' bytes.`
    : undefined;
}

function containersObjection(containers: readonly ContainerDefinition[]): string | undefined {
  if (containers.length === 0) return "Container list cannot be empty.";
  if (containers.length > mostContainers) {
    return `${containers.length} containers: at most ${mostContainers} are allowed in a task definition.`;
  }
  const names = containers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `Container names must be unique: '${twice}' is given twice.`;
  return containers.every(({ essential }) => essential === false)
    ? "At least one container must be essential."
    : undefined;
}

function memoryObjection(container: ContainerDefinition, taskMemory: number | undefined): string | undefined {
  const needed = container.memory ?? container.memoryReservation ?? 0;
  return taskMemory !== undefined && needed > taskMemory
    ? `Invalid setting for container '${container.name}': ${needed} MiB of memory are more than the task's ${taskMemory}.`
    : undefined;
}

/** COMPLETE and SUCCESS wait for an exit, and an essential container's exit ends the task (API Reference, ContainerDependency). */
function dependencyObjection(
  { name, dependsOn = [] }: ContainerDefinition,
  containers: readonly ContainerDefinition[],
): string | undefined {
  for (const { containerName, condition } of dependsOn) {
    const other = containers.find((container) => container.name === containerName);
    if (other === undefined)
      return `Container '${name}' depends on '${containerName}', which does not exist.`;
    if ((condition === "COMPLETE" || condition === "SUCCESS") && other.essential !== false) {
      return `Container '${name}' waits for ${condition} of '${containerName}': an essential container cannot be waited for so.`;
    }
    if (condition === "HEALTHY" && other.healthCheck === undefined) {
      return `Container '${name}' waits for HEALTHY of '${containerName}', which has no health check.`;
    }
  }
  return undefined;
}

/** Takes away, over and over, the containers that wait for none of the others; what stays waits in a circle. */
function cycleObjection(containers: readonly ContainerDefinition[]): string | undefined {
  let waiting = [...containers];
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    const names = waiting.map(({ name }) => name);
    waiting = waiting.filter(({ dependsOn = [] }) =>
      dependsOn.some(({ containerName }) => names.includes(containerName)),
    );
  }
  return waiting.length > 0
    ? `Containers depend on each other in a circle: ${waiting.map(({ name }) => name).join(", ")}.`
    : undefined;
}
