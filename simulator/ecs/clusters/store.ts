import type { Cluster } from "@aws-sdk/client-ecs";
import type { Clusters } from "../../ports";
import { AwsError } from "../../protocol/operation";

/** What is kept of a cluster; counts are added when it is described. */
export type StoredCluster = Cluster & {
  clusterArn: string;
  clusterName: string;
  status: "ACTIVE" | "INACTIVE";
};

/** The clusters of one account in one region, the deleted ones as INACTIVE. */
export interface ClusterStore extends Clusters {
  require(reference: string | undefined): StoredCluster;
  /** Also an INACTIVE one. */
  find(reference: string | undefined): StoredCluster | undefined;
  all(): readonly StoredCluster[];
  put(cluster: StoredCluster): void;
  arnOf(name: string): string;
}

export function createClusterStore(place: { account: string; region: string }): ClusterStore {
  const byArn = new Map<string, StoredCluster>();
  const arnOf = (name: string) => `arn:aws:ecs:${place.region}:${place.account}:cluster/${name}`;
  const find = (reference = "default") =>
    byArn.get(reference.startsWith("arn:") ? reference : arnOf(reference));
  return {
    arnOf,
    find,
    all: () => [...byArn.values()],
    put(cluster) {
      byArn.set(cluster.clusterArn, cluster);
    },
    require(reference) {
      const cluster = find(reference);
      if (cluster?.status !== "ACTIVE") throw new AwsError("ClusterNotFoundException", "Cluster not found.");
      return cluster;
    },
  };
}
