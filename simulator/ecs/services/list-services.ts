import type { ListServicesRequest, ListServicesResponse } from "@aws-sdk/client-ecs";
import type { Clusters } from "../../ports";
import type { Operation } from "../../protocol/operation";
import { pageOf } from "../../protocol/pages";
import type { ServiceStore } from "./service-store";

/** ListServices: the ACTIVE ones, 10 to a page unless 1 to 100 are asked for (SDK, ListServicesRequest and DeleteService). */
export function createListServices(ports: {
  readonly clusters: Clusters;
  readonly store: ServiceStore;
}): Operation<ListServicesRequest, ListServicesResponse> {
  return ({ cluster, launchType, schedulingStrategy = "REPLICA", maxResults: size = 10, nextToken }) => {
    const services = ports.store
      .ofCluster(ports.clusters.require(cluster).clusterArn)
      .filter(
        ({ status, deployments }) =>
          status === "ACTIVE" &&
          schedulingStrategy === "REPLICA" &&
          (launchType === undefined || deployments[0]?.template.launchType === launchType),
      );
    const { items, ...more } = pageOf(
      services,
      { size, nextToken, largest: 100 },
      ({ serviceArn }) => serviceArn,
    );
    return { serviceArns: items.map(({ serviceArn }) => serviceArn), ...more };
  };
}
