import type { DeleteClusterRequest, DeleteClusterResponse } from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import { AwsError, type Checked } from "../../protocol/operation";
import type { OccupancyOf } from "./occupancy";
import type { ClusterStore, StoredCluster } from "./store";

/**
 * DeleteCluster: the cluster stays visible as INACTIVE. Throws ClusterContainsServicesException or
 * ClusterContainsTasksException for one that is in use (words: aws-nuke#231 of rebuy-de, cloud-nuke#368 of gruntwork-io).
 */
export async function deleteCluster(
  input: Checked<DeleteClusterRequest, "cluster">,
  clusters: ClusterStore,
  tags: Tags,
  occupancyOf: OccupancyOf,
): Promise<DeleteClusterResponse> {
  const cluster = clusters.require(input.cluster);
  const occupancy = await occupancyOf(cluster.clusterArn);
  if (occupancy.activeServicesCount > 0) throw inUse("Services");
  if (occupancy.runningTasksCount + occupancy.pendingTasksCount > 0) throw inUse("Tasks");
  const deleted: StoredCluster = { ...cluster, status: "INACTIVE" };
  clusters.put(deleted);
  tags.remove(cluster.clusterArn);
  return { cluster: { ...deleted, ...occupancy } };
}

const inUse = (what: "Services" | "Tasks") =>
  new AwsError(`ClusterContains${what}Exception`, `The Cluster cannot be deleted while ${what} are active.`);
