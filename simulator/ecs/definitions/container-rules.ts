import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "@aws-sdk/client-ecs";

/** A rule about one container: its objection in words, or `undefined`. */
type ContainerRule = (
  container: ContainerDefinition & { name: string },
  task: Omit<RegisterTaskDefinitionRequest, "family">,
) => string | undefined;

/**
 * What one container must keep to on any launch type. Words, where public reports quote them: image, aws/aws-cli#5924;
 * memory, aws/aws-cli#4453; the others are ours. Sources of the rules: the API Reference's page ContainerDefinition and
 * the Developer Guide's page task_definition_parameters.
 */
const rules: readonly ContainerRule[] = [
  ({ name }) =>
    /^[a-zA-Z0-9_-]{1,255}$/.test(name) ? undefined : "Container.name contains invalid characters.",
  ({ image }) => (image ? undefined : "Container.image should not be null or empty."),
  ({ image = "" }) =>
    /^[^\s]{1,}$/.test(image) ? undefined : "Container.image contains invalid characters.",
  ({ name, memory, memoryReservation }, task) =>
    memory === undefined && memoryReservation === undefined && task.memory === undefined
      ? `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
      : undefined,
  ({ name, memory, memoryReservation }) =>
    memory !== undefined && memoryReservation !== undefined && memoryReservation >= memory
      ? `Invalid setting for container '${name}'. 'memory' must be greater than 'memoryReservation'.`
      : undefined,
  awslogsOptions,
  uniqueVariables,
  ({ secrets = [] }, { executionRoleArn }) =>
    secrets.length > 0 && executionRoleArn === undefined
      ? "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
      : undefined,
  ({ mountPoints = [] }, { volumes = [] }) => {
    const unknown = mountPoints.find(
      ({ sourceVolume }) => !volumes.some((volume) => volume.name === sourceVolume),
    );
    return unknown && `Unknown volume '${unknown.sourceVolume}'.`;
  },
  ({ portMappings = [] }, { networkMode }) =>
    networkMode === "awsvpc" &&
    portMappings.some(({ hostPort, containerPort }) => hostPort !== undefined && hostPort !== containerPort)
      ? "When networkMode=awsvpc, the host ports and container ports in port mappings must match."
      : undefined,
  restartPolicyObjection,
];

/** The first objection to a container, or `undefined`. */
export function containerObjection(
  container: ContainerDefinition,
  task: Omit<RegisterTaskDefinitionRequest, "family">,
): string | undefined {
  const { name } = container;
  if (!name) return "Container.name should not be null or empty.";
  for (const rule of rules) {
    const objection = rule({ ...container, name }, task);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function awslogsOptions({ logConfiguration }: ContainerDefinition): string | undefined {
  if (logConfiguration?.logDriver !== "awslogs") return undefined;
  const options = logConfiguration.options ?? {};
  const missing = ["awslogs-region", "awslogs-group"].filter((option) => !options[option]);
  return missing.length > 0 ? `Log driver awslogs requires options: ${missing.join(", ")}` : undefined;
}

function uniqueVariables({ environment = [], secrets = [] }: ContainerDefinition): string | undefined {
  const names = new Set(environment.map(({ name }) => name));
  for (const { name } of secrets) {
    if (names.has(name)) {
      return (
        "The secret name must be unique and not shared with any new or existing environment variables set on the " +
        `container, such as '${name}'.`
      );
    }
    names.add(name);
  }
  return undefined;
}

/** Whoever counts on ECS's restarts should not find out from a task that stops: they are not modelled. */
function restartPolicyObjection({ name, restartPolicy }: ContainerDefinition): string | undefined {
  const seconds = restartPolicy?.restartAttemptPeriod;
  if (seconds !== undefined && (seconds < 60 || seconds > 1800)) {
    return `Container '${name}' has restartAttemptPeriod ${seconds}: 60 to 1800 seconds are allowed.`;
  }
  const codes = restartPolicy?.ignoredExitCodes?.length ?? 0;
  if (codes > 50) return `Container '${name}' has ${codes} ignoredExitCodes: at most 50 are allowed.`;
  return restartPolicy?.enabled === true
    ? `Container '${name}' has restartPolicy.enabled: the simulator does not model container restarts.`
    : undefined;
}
