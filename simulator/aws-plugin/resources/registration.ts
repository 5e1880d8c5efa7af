import type {
  ContainerDefinition,
  RegisterTaskDefinitionCommandInput as Registration,
  Volume,
} from "@aws-sdk/client-ecs";
import type { TaskDefinitionArgs } from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";
import { toTagList } from "./tags";

type Inputs = Unwrap<TaskDefinitionArgs>;

/**
 * RegisterTaskDefinition's request for the arguments of `aws.ecs.TaskDefinition`, which spell a few things another
 * way. Throws when `containerDefinitions` is not a JSON array.
 */
export function registration(inputs: Inputs): Registration {
  const { ephemeralStorage } = inputs;
  return {
    family: inputs.family,
    containerDefinitions: parseContainers(inputs.containerDefinitions),
    cpu: inputs.cpu,
    memory: inputs.memory,
    networkMode: inputs.networkMode as Registration["networkMode"],
    requiresCompatibilities: inputs.requiresCompatibilities as Registration["requiresCompatibilities"],
    executionRoleArn: inputs.executionRoleArn,
    taskRoleArn: inputs.taskRoleArn,
    runtimePlatform: inputs.runtimePlatform as Registration["runtimePlatform"],
    ephemeralStorage: ephemeralStorage && { sizeInGiB: ephemeralStorage.sizeInGib },
    volumes: inputs.volumes?.map(toVolume),
    placementConstraints: inputs.placementConstraints as Registration["placementConstraints"],
    ipcMode: inputs.ipcMode as Registration["ipcMode"],
    pidMode: inputs.pidMode as Registration["pidMode"],
    enableFaultInjection: inputs.enableFaultInjection,
    tags: toTagList(inputs.tags),
  };
}

function parseContainers(text: string): ContainerDefinition[] {
  const containers: unknown = JSON.parse(text);
  if (Array.isArray(containers)) return containers;
  throw new Error(
    `containerDefinitions has to be a JSON array of container definitions, not ${text.slice(0, 40)}`,
  );
}

/** The kinds of volume have the same members in both worlds. */
function toVolume({ configureAtLaunch, hostPath, ...kinds }: NonNullable<Inputs["volumes"]>[number]): Volume {
  const host = hostPath === undefined ? {} : { host: { sourcePath: hostPath } };
  return { ...(kinds as Volume), configuredAtLaunch: configureAtLaunch, ...host };
}
