import type { Connection } from "../connection/complete";
import { readingTogether } from "../definition/readingTogether";
import { ensuredOnce } from "../logs/groups";
import type { Clock } from "../run/clock";
import { definitionReadRate, lookUpRate, paceAt, pacedAt, startRate, stopRate } from "../run/pace";
import { sharedTasks } from "../run/sharedTasks";
import { lookingTogether } from "../run/together";
import { createWatcher, type TaskWatcher } from "../run/watcher";
import { lastSegment } from "../values/arn";
import { defined } from "../values/defined";
import { createClients } from "./clients";
import { clusterStatus } from "./clusters";
import { cloudWatchLogGroups } from "./logGroups";
import { cloudWatchLogs } from "./logs";
import { ecsServices } from "./services";
import { ecsTaskDefinitions } from "./taskDefinitions";
import { ecsTasks, type TaskPaces } from "./tasks";

/** The domain's ports on one account and region. Its clients and its watchers are shared by all who use it. */
export async function connectAws(connection: Connection, clock: Clock) {
  const { ecs, ecsOnce, region, logs } = await createClients(connection);
  const { profile, endpoints } = connection;
  const tasks = sharedTasks(ecsTasks(ecs, pacesBy(clock), ecsOnce));
  // Watchers keep a pace of their own, in which a call that is throttled is not made again at once.
  const watched = ecsTasks(ecsOnce);
  const watchers = new Map<string, TaskWatcher>();
  return {
    region,
    reach: defined({ profile, endpoints }),
    defaultTags: connection.defaultTags ?? {},
    definitions: readingTogether(ecsTaskDefinitions(ecs, ecsOnce, pacedAt(definitionReadRate, clock))),
    tasks,
    logs: cloudWatchLogs(logs),
    logGroups: ensuredOnce(cloudWatchLogGroups(logs(region))),
    services: ecsServices(ecs),
    clusterStatus: lookingTogether((cluster: string) => clusterStatus(ecs, cluster)),
    watcher(cluster: string): TaskWatcher {
      // One resource may name the cluster, another one give its ARN.
      const name = lastSegment(cluster);
      const watcher = watchers.get(name) ?? createWatcher((arns) => watched.describe(cluster, arns), clock);
      watchers.set(name, watcher);
      return watcher;
    },
  };
}

/** Starts and stops are made again by those who wait for their turn, and not by the SDK, whose tries have no pace. */
const pacesBy = (clock: Clock): TaskPaces => ({
  starts: paceAt(startRate, clock),
  lookUps: pacedAt(lookUpRate, clock),
  stops: pacedAt(stopRate, clock),
});
