import type {
  ContainerDefinition,
  PortMapping,
  RegisterTaskDefinitionRequest,
  Volume,
} from "@aws-sdk/client-ecs";
import { runsOnFargate } from "./fargate";
import { readTaskCpu, readTaskMemory } from "./sizes";
import type { NewRevision } from "./store";

/**
 * What ECS makes of a registration: defaults filled in and empty lists shown, as its answers show them (the examples
 * in the AWS CLI Reference, register-task-definition). `requiresAttributes` is left out.
 *
 * @param by who registers, and when.
 */
export function contentOf(
  input: Omit<RegisterTaskDefinitionRequest, "family" | "tags">,
  by: { readonly registeredAt: Date; readonly registeredBy: string },
): NewRevision {
  return {
    ...input,
    containerDefinitions: (input.containerDefinitions ?? []).map((container) =>
      containerOf(container, input.networkMode === "awsvpc"),
    ),
    volumes: (input.volumes ?? []).map(volumeOf),
    placementConstraints: input.placementConstraints ?? [],
    cpu: readTaskCpu(input.cpu)?.toString(),
    memory: readTaskMemory(input.memory)?.toString(),
    compatibilities: compatibilitiesOf(input),
    ...by,
  };
}

function containerOf(container: ContainerDefinition, awsvpc: boolean): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    // A log router runs as root (hashicorp/terraform-provider-aws#41394).
    ...(container.firelensConfiguration && { user: container.user ?? "0" }),
    mountPoints: container.mountPoints ?? [],
    portMappings: (container.portMappings ?? []).map((mapping) => portOf(mapping, awsvpc)),
    systemControls: container.systemControls ?? [],
    volumesFrom: container.volumesFrom ?? [],
  };
}

/** A volume without a source is the host's, at a path of its own; the root of a file system is spelled out. */
function volumeOf(volume: Volume): Volume {
  const { name: _name, efsVolumeConfiguration, ...sources } = volume;
  if (efsVolumeConfiguration !== undefined)
    return { ...volume, efsVolumeConfiguration: { rootDirectory: "/", ...efsVolumeConfiguration } };
  return Object.keys(sources).length === 0 ? { ...volume, host: {} } : volume;
}

/** In `awsvpc` mode the host's port is the container's; else port 0 asks for any. */
function portOf(mapping: PortMapping, awsvpc: boolean): PortMapping {
  if (mapping.containerPortRange !== undefined) return { protocol: "tcp", ...mapping };
  const hostPort = mapping.hostPort ?? (awsvpc ? mapping.containerPort : 0);
  return { protocol: "tcp", ...mapping, hostPort };
}

/** What the definition could run on, whether or not that was asked for. External instances have no `awsvpc` mode. */
function compatibilitiesOf(
  input: Omit<RegisterTaskDefinitionRequest, "family">,
): NewRevision["compatibilities"] {
  return [
    ...(input.networkMode === "awsvpc" ? [] : (["EXTERNAL"] as const)),
    "EC2",
    ...(runsOnFargate(input) ? (["FARGATE"] as const) : []),
  ];
}
