import type {
  CapacityProviderStrategyItem,
  LoadBalancer,
  NetworkConfiguration,
  UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import type { ServiceArgs } from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";

export type ServiceInputs = Unwrap<ServiceArgs>;

/** What CreateService and UpdateService have in common. */
type Settings = Omit<UpdateServiceCommandInput, "cluster" | "service" | "forceNewDeployment">;

/** For each argument that UpdateService can change, its part of the request. */
const settings: Partial<Record<keyof ServiceInputs, (inputs: ServiceInputs) => Settings>> = {
  taskDefinition: ({ taskDefinition }) => ({ taskDefinition }),
  desiredCount: ({ desiredCount }) => ({ desiredCount }),
  platformVersion: ({ platformVersion }) => ({ platformVersion }),
  enableExecuteCommand: ({ enableExecuteCommand }) => ({ enableExecuteCommand }),
  enableEcsManagedTags: ({ enableEcsManagedTags }) => ({ enableECSManagedTags: enableEcsManagedTags }),
  propagateTags: ({ propagateTags }) => ({ propagateTags: propagateTags as Settings["propagateTags"] }),
  healthCheckGracePeriodSeconds: ({ healthCheckGracePeriodSeconds }) => ({ healthCheckGracePeriodSeconds }),
  capacityProviderStrategies: ({ capacityProviderStrategies }) => ({
    capacityProviderStrategy: capacityProviderStrategies as CapacityProviderStrategyItem[] | undefined,
  }),
  loadBalancers: ({ loadBalancers }) => ({
    loadBalancers: loadBalancers?.map(
      ({ elbName, ...same }) => ({ ...same, loadBalancerName: elbName }) as LoadBalancer,
    ),
  }),
  networkConfiguration: ({ networkConfiguration }) => ({
    networkConfiguration: toNetwork(networkConfiguration),
  }),
  deploymentMaximumPercent: deploymentConfiguration,
  deploymentMinimumHealthyPercent: deploymentConfiguration,
  deploymentCircuitBreaker: deploymentConfiguration,
};

/** The part of an UpdateService request that carries the `changed` arguments, and nothing that did not change. */
export function updateSettings(inputs: ServiceInputs, changed: ReadonlySet<string>): Settings {
  const parts = Object.entries(settings).filter(([name]) => changed.has(name));
  return Object.assign({}, ...parts.map(([, part]) => part(inputs)));
}

/** All settings of `inputs`, for CreateService. */
export function createSettings(inputs: ServiceInputs): Settings {
  return updateSettings(inputs, new Set(Object.keys(inputs)));
}

function deploymentConfiguration(inputs: ServiceInputs): Settings {
  const { deploymentMaximumPercent, deploymentMinimumHealthyPercent, deploymentCircuitBreaker } = inputs;
  return {
    deploymentConfiguration: {
      maximumPercent: deploymentMaximumPercent,
      minimumHealthyPercent: deploymentMinimumHealthyPercent,
      deploymentCircuitBreaker,
    },
  };
}

function toNetwork(network: ServiceInputs["networkConfiguration"]): NetworkConfiguration | undefined {
  if (network === undefined) return undefined;
  const { subnets, securityGroups, assignPublicIp } = network;
  return {
    awsvpcConfiguration: { subnets, securityGroups, assignPublicIp: assignPublicIp ? "ENABLED" : "DISABLED" },
  };
}
