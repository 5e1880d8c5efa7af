import type { Connection } from "../connection/complete";
import type { Clock } from "../run/clock";
import { createWatcher, type TaskWatcher } from "../run/watcher";
import { lastSegment } from "../values/arn";
import { createClients } from "./clients";
import { clusterStatus } from "./clusters";
import { cloudWatchLogGroups } from "./logGroups";
import { cloudWatchLogs } from "./logs";
import { ecsTaskDefinitions } from "./taskDefinitions";
import { ecsTasks } from "./tasks";

/** The domain's ports on one account and region. Its clients and its watchers are shared by all who use it. */
export async function connectAws(connection: Connection, clock: Clock) {
  const { ecs, ecsOnce, region, logs } = await createClients(connection);
  const tasks = ecsTasks(ecs);
  const watchers = new Map<string, TaskWatcher>();
  return {
    region,
    defaultTags: connection.defaultTags ?? {},
    definitions: ecsTaskDefinitions(ecs, ecsOnce),
    tasks,
    logs: cloudWatchLogs(logs),
    logGroups: cloudWatchLogGroups(logs(region)),
    clusterStatus: (cluster: string) => clusterStatus(ecs, cluster),
    watcher(cluster: string): TaskWatcher {
      // One resource may name the cluster, another one give its ARN.
      const name = lastSegment(cluster);
      const watcher = watchers.get(name) ?? createWatcher((arns) => tasks.describe(cluster, arns), clock);
      watchers.set(name, watcher);
      return watcher;
    },
  };
}
