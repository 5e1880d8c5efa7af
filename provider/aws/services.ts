import {
  type Deployment,
  DescribeServicesCommand,
  type ECSClient,
  type NetworkConfiguration as SdkNetwork,
  type Service,
  type TaskSet,
} from "@aws-sdk/client-ecs";
import type { LaunchSettings, NetworkConfiguration } from "../run/launch";
import type { ServiceSnapshot, Services } from "../run/services";
import { defined } from "../values/defined";
import { call } from "./call";
import { fromVolumeConfiguration } from "./volumeConfiguration";

/** Services in ECS. */
export function ecsServices(ecs: ECSClient): Services {
  return {
    async find(cluster, service) {
      const command = new DescribeServicesCommand({ cluster, services: [service] });
      const { services = [] } = await call("ecs:DescribeServices", ecs.send(command));
      const [found] = services;
      return found && toSnapshot(service, found);
    },
  };
}

function toSnapshot(given: string, service: Service): ServiceSnapshot {
  // A service that is deployed by CodeDeploy, or by somebody's own controller, has task sets in place of deployments.
  const deployments: readonly (Deployment | TaskSet)[] = [
    ...(service.deployments ?? []),
    ...(service.taskSets ?? []),
  ];
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  const taskDefinitionArn = service.taskDefinition ?? primary?.taskDefinition ?? "";
  const older = deployments
    .filter((one) => one !== primary && (one.runningCount ?? 0) > 0)
    .map(({ taskDefinition = "" }) => taskDefinition);
  return {
    name: service.serviceName ?? given,
    status: service.status ?? "ACTIVE",
    taskDefinitionArn,
    olderRevisions: [...new Set(older)].filter((arn) => arn !== taskDefinitionArn),
    launch: launchOf(service, primary),
    targets: [...(service.loadBalancers ?? []), ...(service.serviceRegistries ?? [])].flatMap(
      ({ containerName }) => containerName ?? [],
    ),
  };
}

/** As `aws.ecs.Service` spells it. What only the primary deployment tells is taken from there. */
function launchOf(service: Service, primary: Deployment | TaskSet | undefined): LaunchSettings {
  const strategies = service.capacityProviderStrategy ?? primary?.capacityProviderStrategy ?? [];
  const launchType = service.launchType ?? primary?.launchType;
  const network = service.networkConfiguration ?? primary?.networkConfiguration;
  const { placementConstraints = [], placementStrategy = [] } = service;
  const [volume] =
    primary !== undefined && "volumeConfigurations" in primary ? (primary.volumeConfigurations ?? []) : [];
  return defined({
    // ECS tells a launch type beside a strategy too, and takes only one of the two.
    launchType: strategies.length > 0 ? undefined : launchType,
    capacityProviderStrategies:
      strategies.length > 0
        ? strategies.map(({ capacityProvider = "", weight, base }) =>
            defined({ capacityProvider, weight, base }),
          )
        : undefined,
    networkConfiguration: network && networkOf(network),
    platformVersion: service.platformVersion ?? primary?.platformVersion,
    placementConstraints:
      placementConstraints.length > 0
        ? placementConstraints.map(({ type = "", expression }) => defined({ type, expression }))
        : undefined,
    orderedPlacementStrategies:
      placementStrategy.length > 0
        ? placementStrategy.map(({ type = "", field }) => defined({ type, field }))
        : undefined,
    volumeConfiguration: volume && fromVolumeConfiguration(volume),
    enableExecuteCommand: service.enableExecuteCommand || undefined,
  });
}

function networkOf({ awsvpcConfiguration }: SdkNetwork): NetworkConfiguration | undefined {
  if (awsvpcConfiguration === undefined) return undefined;
  const { subnets = [], securityGroups, assignPublicIp } = awsvpcConfiguration;
  return defined({ subnets, securityGroups, assignPublicIp: assignPublicIp === "ENABLED" });
}
