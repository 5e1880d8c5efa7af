import type {
  Cluster,
  ClusterField,
  DescribeClustersRequest,
  DescribeClustersResponse,
  ListClustersRequest,
  ListClustersResponse,
} from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import { AwsError } from "../../protocol/operation";
import { pageOf } from "../../protocol/pages";
import { nothing, type OccupancyOf } from "./occupancy";
import type { ClusterStore, StoredCluster } from "./store";

/** DescribeClusters: also INACTIVE ones; a cluster that never was is a failure MISSING. */
export async function describeClusters(
  input: DescribeClustersRequest,
  clusters: ClusterStore,
  tags: Tags,
  occupancyOf: OccupancyOf,
): Promise<DescribeClustersResponse> {
  const references = input.clusters ?? ["default"];
  if (references.length > 100) {
    throw new AwsError("InvalidParameterException", "clusters cannot have more than 100 entries.");
  }
  const answer: Required<DescribeClustersResponse> = { clusters: [], failures: [] };
  for (const reference of references) {
    const cluster = clusters.find(reference);
    if (cluster === undefined) {
      const arn = reference.startsWith("arn:") ? reference : clusters.arnOf(reference);
      answer.failures?.push({ arn, reason: "MISSING" });
    } else {
      const occupancy = cluster.status === "ACTIVE" ? await occupancyOf(cluster.clusterArn) : nothing;
      answer.clusters?.push({ ...included(cluster, input.include ?? [], tags), ...occupancy });
    }
  }
  return answer;
}

/** Settings, configuration and tags are shown on request only. */
function included(cluster: StoredCluster, fields: readonly ClusterField[], tags: Tags): Cluster {
  const { settings, configuration, ...always } = cluster;
  return {
    ...always,
    settings: fields.includes("SETTINGS") ? settings : [],
    configuration: fields.includes("CONFIGURATIONS") ? configuration : undefined,
    tags: fields.includes("TAGS") ? tags.of(cluster.clusterArn) : [],
  };
}

/** ListClusters: the ACTIVE ones. */
export function listClusters(input: ListClustersRequest, clusters: ClusterStore): ListClustersResponse {
  const active = clusters.all().filter(({ status }) => status === "ACTIVE");
  const request = { nextToken: input.nextToken, size: input.maxResults, largest: 100 };
  const { items, nextToken } = pageOf(active, request, ({ clusterArn }) => clusterArn);
  return { clusterArns: items.map(({ clusterArn }) => clusterArn), nextToken };
}
