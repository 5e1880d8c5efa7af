import { lastSegment } from "../values/arn";
import { type LooksAtCluster, looksAtCluster } from "./clusterLooks";
import type { TaskSnapshot } from "./task";
import type { Tasks } from "./tasks";

/**
 * Tasks as the runs of one process share them: those who look for the same in a cluster at the same time are answered by
 * one look, which is never older than their question.
 */
export function sharedTasks(tasks: Tasks): Tasks {
  const clusters = new Map<string, LooksAtCluster>();
  /** What this process has started, which ListTasks may know before DescribeTasks does. */
  const started = new Map<string, string>();

  function looksAt(cluster: string): LooksAtCluster {
    // One resource may name the cluster, another one give its ARN.
    const name = lastSegment(cluster);
    const looks = clusters.get(name) ?? looksAtCluster(cluster, tasks, started);
    clusters.set(name, looks);
    return looks;
  }

  return {
    ...tasks,
    listRunning: (cluster, startedBy) => looksAt(cluster).running(startedBy),
    listFamily: (cluster, family) => looksAt(cluster).family(family),
    listStopped: (cluster, family) => looksAt(cluster).stopped(family),
    describe: (cluster, taskArns) => looksAt(cluster).describe(taskArns),
    async run(request, clientToken) {
      const answer = await tasks.run(request, clientToken);
      if (answer.kind === "started") remember(answer.task, request.startedBy);
      return answer;
    },
  };

  function remember({ arn }: TaskSnapshot, startedBy: string): void {
    started.set(arn, startedBy);
  }
}
