import type { ServiceLookup } from "../service-lookup";
import type { Tasks } from "../tasks";

/** What lives in a cluster, with the names that DescribeClusters gives the counts. */
export interface Occupancy {
  readonly runningTasksCount: number;
  readonly pendingTasksCount: number;
  readonly activeServicesCount: number;
}

/** Of an INACTIVE cluster: what is in use cannot be deleted. */
export const nothing: Occupancy = { runningTasksCount: 0, pendingTasksCount: 0, activeServicesCount: 0 };

/** Finds out what lives in a cluster, by its ARN. */
export type OccupancyOf = (clusterArn: string) => Promise<Occupancy>;

export function createOccupancy(
  tasks: Pick<Tasks, "alive">,
  services: Pick<ServiceLookup, "count">,
): OccupancyOf {
  return async (clusterArn) => {
    const alive = tasks.alive(clusterArn);
    const runningTasksCount = alive.filter(({ lastStatus }) => lastStatus === "RUNNING").length;
    return {
      runningTasksCount,
      pendingTasksCount: alive.length - runningTasksCount,
      activeServicesCount: await services.count(clusterArn),
    };
  };
}
