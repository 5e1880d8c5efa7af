import type { DescribeServicesResponse, ListServicesResponse } from "@aws-sdk/client-ecs";
import { invoke } from "../protocol/invoke";
import type { Operations } from "../protocol/operation";

/** What clusters and tags want to know of services, asked through the services' own operations. */
export interface ServiceLookup {
  /** How many services a cluster has. */
  count(clusterArn: string): Promise<number>;
  exists(serviceArn: string, cluster: string | undefined): Promise<boolean>;
}

/** @param operations a table with ListServices and DescribeServices. */
export function createServiceLookup(operations: Operations, region: string): ServiceLookup {
  const count = async (cluster: string, nextToken?: string): Promise<number> => {
    const input = { cluster, nextToken, maxResults: 100 };
    const page: ListServicesResponse = await invoke(operations, "ListServices", input, { region });
    const found = page.serviceArns?.length ?? 0;
    return page.nextToken === undefined ? found : found + (await count(cluster, page.nextToken));
  };
  return {
    count: (clusterArn) => count(clusterArn),
    async exists(serviceArn, cluster) {
      const input = { cluster, services: [serviceArn] };
      const { services = [] }: DescribeServicesResponse = await invoke(
        operations,
        "DescribeServices",
        input,
        {
          region,
        },
      );
      return services.length > 0;
    },
  };
}
