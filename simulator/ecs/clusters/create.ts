import type { CreateClusterRequest, CreateClusterResponse } from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import { AwsError } from "../../protocol/operation";
import { checkTags } from "../tags/limits";
import type { OccupancyOf } from "./occupancy";
import type { ClusterStore, StoredCluster } from "./store";

/** CreateCluster. Where an ACTIVE cluster has the name already, that one is answered, whatever else is asked for. */
export async function createCluster(
  input: CreateClusterRequest,
  clusters: ClusterStore,
  tags: Tags,
  occupancyOf: OccupancyOf,
): Promise<CreateClusterResponse> {
  const clusterName = input.clusterName ?? "default";
  checkName(clusterName);
  checkTags(input.tags ?? []);
  const existing = clusters.find(clusterName);
  if (existing?.status !== "ACTIVE") {
    const cluster = newCluster(clusterName, clusters.arnOf(clusterName), input);
    clusters.put(cluster);
    tags.set(cluster.clusterArn, input.tags ?? []);
  }
  const cluster = clusters.require(clusterName);
  const occupancy = await occupancyOf(cluster.clusterArn);
  return { cluster: { ...cluster, ...occupancy, tags: tags.of(cluster.clusterArn) } };
}

function newCluster(clusterName: string, clusterArn: string, input: CreateClusterRequest): StoredCluster {
  return {
    clusterArn,
    clusterName,
    status: "ACTIVE",
    registeredContainerInstancesCount: 0,
    statistics: [],
    settings: input.settings ?? [{ name: "containerInsights", value: "disabled" }],
    configuration: input.configuration,
    capacityProviders: input.capacityProviders ?? [],
    defaultCapacityProviderStrategy: input.defaultCapacityProviderStrategy ?? [],
    serviceConnectDefaults: input.serviceConnectDefaults,
  };
}

/** "Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens" (API Reference, CreateCluster). */
function checkName(name: string): void {
  if (/^[a-zA-Z0-9_-]{1,255}$/.test(name)) return;
  throw new AwsError(
    "InvalidParameterException",
    `Cluster name '${name}': 1 to 255 letters, digits, hyphens and underscores are allowed.`,
  );
}
