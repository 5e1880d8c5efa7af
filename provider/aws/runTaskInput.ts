import type {
  AwsVpcConfiguration,
  LaunchType,
  PlacementConstraint,
  PlacementStrategy,
  RunTaskCommandInput,
  ContainerOverride as SdkContainerOverride,
  TaskOverride,
} from "@aws-sdk/client-ecs";
import type { NetworkConfiguration } from "../run/launch";
import { normalOverrides } from "../run/normalOverrides";
import type { ContainerOverride } from "../run/overrides";
import type { RunRequest } from "../run/tasks";
import { defined } from "../values/defined";
import { propagatedFrom, toTags } from "./tags";
import { toVolumeConfiguration } from "./volumeConfiguration";

/** RunTask's input. The same request always gives the same input, or the client token would conflict with itself. */
export function toRunTaskInput(request: RunRequest, clientToken: string): RunTaskCommandInput {
  const { networkConfiguration: network, propagateTags, tags, volumeConfiguration } = request;
  return defined({
    cluster: request.cluster,
    taskDefinition: request.taskDefinitionArn,
    count: 1,
    startedBy: request.startedBy,
    clientToken,
    overrides: toOverrides(request),
    launchType: request.launchType as LaunchType | undefined,
    capacityProviderStrategy: copies(request.capacityProviderStrategies),
    platformVersion: request.platformVersion,
    networkConfiguration: network && { awsvpcConfiguration: awsvpc(network) },
    placementConstraints: copies(request.placementConstraints) as PlacementConstraint[] | undefined,
    placementStrategy: copies(request.orderedPlacementStrategies) as PlacementStrategy[] | undefined,
    volumeConfigurations: volumeConfiguration && [toVolumeConfiguration(volumeConfiguration)],
    // What ECS does anyway is left out: spelled out or not, a run that is under way must not conflict with itself.
    enableExecuteCommand: request.enableExecuteCommand || undefined,
    tags: tags && toTags(tags),
    propagateTags: propagatedFrom(propagateTags),
    enableECSManagedTags: request.enableEcsManagedTags || undefined,
  });
}

/** The judged container comes first, with all that is overridden of it; the others follow by name. */
function toOverrides({ container, command, environment, overrides = {} }: RunRequest): TaskOverride {
  const { containerOverrides = [], ephemeralStorage, cpu, memory, ...roles } = normalOverrides(overrides);
  const named = containerOverrides.find(({ name }) => name === container);
  const variables = {
    ...Object.fromEntries((named?.environment ?? []).map(({ name, value }) => [name, value])),
    ...environment,
  };
  const judged = { ...named, name: container, ...defined({ command }), environment: toVariables(variables) };
  const others = containerOverrides.filter(({ name }) => name !== container);
  return defined({
    containerOverrides: [judged, ...others].map(toContainerOverride),
    ...roles,
    cpu: cpu as string | undefined,
    memory: memory as string | undefined,
    ephemeralStorage: ephemeralStorage && { sizeInGiB: ephemeralStorage.sizeInGib },
  });
}

/** The domain's lists are read-only, the SDK's are not. */
function toContainerOverride(override: ContainerOverride): SdkContainerOverride {
  return { ...override } as SdkContainerOverride;
}

function toVariables(environment: Readonly<Record<string, string>>) {
  return Object.entries(environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}

function copies<T extends object>(items: readonly T[] | undefined): T[] | undefined {
  return items?.map((item) => ({ ...item }));
}

function awsvpc({ subnets, securityGroups, assignPublicIp }: NetworkConfiguration): AwsVpcConfiguration {
  return defined({
    subnets: [...subnets],
    securityGroups: securityGroups && [...securityGroups],
    assignPublicIp: assignPublicIp ? ("ENABLED" as const) : ("DISABLED" as const),
  });
}
