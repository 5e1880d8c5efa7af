import type {
  CapacityProviderStrategyItem,
  Cluster,
  LaunchType,
  Task,
  TaskDefinition,
} from "@aws-sdk/client-ecs";
import { AwsError } from "../../protocol/operation";

/** The members of a task that tell what it runs on. */
export type LaunchChoice = Pick<
  Task,
  "launchType" | "capacityProviderName" | "platformVersion" | "platformFamily"
>;

/** The members of a request that choose it. */
export interface LaunchRequest {
  readonly launchType?: LaunchType | undefined;
  readonly capacityProviderStrategy?: CapacityProviderStrategyItem[] | undefined;
  readonly platformVersion?: string | undefined;
}

/**
 * What a task runs on: the launch type, else the strategy, else the cluster's default strategy, else EC2, whose
 * instances are not modelled: there is always one. Of a strategy the provider with the greatest weight is taken
 * (API default 0, and a lone provider needs none). Throws InvalidParameterException when several weigh nothing, and when
 * that is Fargate and the definition is not compatible with it.
 */
export function chooseLaunch(
  request: LaunchRequest,
  cluster: Cluster,
  definition: Pick<TaskDefinition, "compatibilities">,
): LaunchChoice {
  const choice = choose(request, cluster);
  if (choice.launchType === "FARGATE" && definition.compatibilities?.includes("FARGATE") === false) {
    throw new AwsError("InvalidParameterException", "Task definition does not support launch_type FARGATE.");
  }
  return choice;
}

function choose(request: LaunchRequest, cluster: Cluster): LaunchChoice {
  if (request.launchType !== undefined) return on(request.launchType, request.platformVersion);
  const asked = request.capacityProviderStrategy ?? [];
  const strategy = asked.length > 0 ? asked : (cluster.defaultCapacityProviderStrategy ?? []);
  const [heaviest] = [...strategy].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  if (heaviest === undefined) return on("EC2", undefined);
  if (strategy.length > 1 && (heaviest.weight ?? 0) === 0) {
    throw new AwsError(
      "InvalidParameterException",
      "At least one capacity provider must have a weight greater than zero.",
    );
  }
  const capacityProviderName = heaviest.capacityProvider;
  const isFargate = capacityProviderName === "FARGATE" || capacityProviderName === "FARGATE_SPOT";
  return { ...on(isFargate ? "FARGATE" : "EC2", request.platformVersion), capacityProviderName };
}

function on(launchType: LaunchType, platformVersion: string | undefined): LaunchChoice {
  if (launchType !== "FARGATE") return { launchType };
  const isLatest = platformVersion === undefined || platformVersion === "LATEST";
  return { launchType, platformVersion: isLatest ? "1.4.0" : platformVersion, platformFamily: "Linux" };
}
