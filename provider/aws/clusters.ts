import { DescribeClustersCommand, type ECSClient } from "@aws-sdk/client-ecs";
import { call } from "./call";

/** Status of a cluster by name or ARN: ACTIVE, PROVISIONING, INACTIVE, ...; `undefined` when ECS does not know it. */
export async function clusterStatus(ecs: ECSClient, cluster: string): Promise<string | undefined> {
  const { clusters = [] } = await call(
    "ecs:DescribeClusters",
    ecs.send(new DescribeClustersCommand({ clusters: [cluster] })),
  );
  return clusters[0]?.status;
}
