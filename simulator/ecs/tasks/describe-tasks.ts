import type { DescribeTasksRequest, DescribeTasksResponse, Failure, Tag, Task } from "@aws-sdk/client-ecs";
import type { Clusters, Tags } from "../../ports";
import { AwsError, type Checked, type Operation } from "../../protocol/operation";
import type { LiveTask } from "./task-record";
import { type TaskStore, taskArnIn } from "./task-store";
import type { HiddenTasks } from "./visibility";

/** A copy that later changes of the task leave alone. */
export function describeTask(task: LiveTask, tags: readonly Tag[]): Task {
  return structuredClone({ ...task, tags: [...tags] });
}

/**
 * DescribeTasks: 1 to 100 tasks by ID or ARN. One that was never there, is forgotten or is hidden on request comes back
 * as a failure MISSING, in an answer with HTTP 200.
 */
export function createDescribeTasks(ports: {
  readonly clusters: Clusters;
  readonly tags: Tags;
  readonly store: TaskStore;
  readonly visibility: HiddenTasks;
}): Operation<Checked<DescribeTasksRequest, "tasks">, DescribeTasksResponse> {
  return ({ cluster: reference, tasks: references, include = [] }) => {
    const cluster = ports.clusters.require(reference);
    if (references.length === 0) throw new AwsError("InvalidParameterException", "Tasks cannot be empty.");
    if (references.length > 100) {
      throw new AwsError("InvalidParameterException", "Tasks cannot have more than 100 elements.");
    }
    const tasks: Task[] = [];
    const failures: Failure[] = [];
    for (const arn of references.map((task) => taskArnIn(cluster, task))) {
      const stored = ports.visibility.hides(arn) ? undefined : ports.store.byArn(arn);
      if (stored === undefined) failures.push({ arn, reason: "MISSING" });
      else tasks.push(describeTask(stored.task, include.includes("TAGS") ? ports.tags.of(arn) : []));
    }
    return { tasks, failures };
  };
}
