import type { Clock } from "../../clock";
import { AwsError } from "../../protocol/operation";
import type { TaskDriver } from "./driver";
import { type LiveTask, taskId } from "./task-record";

/** How long ECS shows a stopped task (API Reference, DescribeTasks: "at least one hour"). */
const stoppedTaskVisibleMs = 3_600_000;

/** A task and what takes it through its life. */
interface StoredTask {
  readonly task: LiveTask;
  readonly driver: TaskDriver;
}

/** The tasks that ECS still shows. */
export interface TaskStore {
  add(task: LiveTask, driver: TaskDriver): void;
  byArn(taskArn: string): StoredTask | undefined;
  /** In the order they were started. */
  ofCluster(clusterArn: string): StoredTask[];
}

export function createTaskStore(clock: Clock, forgotten: (taskArn: string) => void): TaskStore {
  const tasks = new Map<string, StoredTask>();

  const forget = () => {
    for (const [taskArn, { task }] of tasks) {
      if (task.stoppedAt === undefined || clock.now() - task.stoppedAt.getTime() < stoppedTaskVisibleMs)
        continue;
      tasks.delete(taskArn);
      forgotten(taskArn);
    }
  };

  return {
    add(task, driver) {
      tasks.set(task.taskArn, { task, driver });
    },
    byArn(taskArn) {
      forget();
      return tasks.get(taskArn);
    },
    ofCluster(clusterArn) {
      forget();
      return [...tasks.values()].filter(({ task }) => task.clusterArn === clusterArn);
    },
  };
}

/**
 * The ARN of a task of this cluster, from its ID or its ARN. Throws InvalidParameterException for the ARN of a task of
 * another cluster.
 */
export function taskArnIn(
  cluster: { readonly clusterArn: string; readonly clusterName: string },
  reference: string,
): string {
  const prefix = cluster.clusterArn.replace(":cluster/", ":task/");
  if (!reference.startsWith("arn:")) return `${prefix}/${taskId(reference)}`;
  const clusterName = /:task\/([^/]+)\/[^/]+$/.exec(reference)?.[1];
  if (clusterName !== undefined && clusterName !== cluster.clusterName) {
    const message = `Invalid identifier: Identifier is for ${clusterName}. Your cluster is ${cluster.clusterName}`;
    throw new AwsError("InvalidParameterException", message);
  }
  return reference;
}
