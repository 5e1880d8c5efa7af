import type {
  CreateClusterRequest,
  DeleteClusterRequest,
  DescribeClustersRequest,
  ListClustersRequest,
} from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import type { Checked, Operations } from "../../protocol/operation";
import { createCluster } from "./create";
import { deleteCluster } from "./delete";
import { describeClusters, listClusters } from "./describe";
import type { OccupancyOf } from "./occupancy";
import type { ClusterStore } from "./store";

/** CreateCluster, DescribeClusters, ListClusters and DeleteCluster. */
export function createClusterOperations(
  clusters: ClusterStore,
  tags: Tags,
  occupancyOf: OccupancyOf,
): Operations {
  return {
    CreateCluster: (input: CreateClusterRequest) => createCluster(input, clusters, tags, occupancyOf),
    DescribeClusters: (input: DescribeClustersRequest) =>
      describeClusters(input, clusters, tags, occupancyOf),
    ListClusters: (input: ListClustersRequest) => listClusters(input, clusters),
    DeleteCluster: (input: Checked<DeleteClusterRequest, "cluster">) =>
      deleteCluster(input, clusters, tags, occupancyOf),
  };
}
