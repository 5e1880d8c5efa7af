import type { StopTaskRequest, StopTaskResponse } from "@aws-sdk/client-ecs";
import type { Clusters, Tags } from "../../ports";
import { AwsError, type Checked, type Operation } from "../../protocol/operation";
import { describeTask } from "./describe-tasks";
import { type TaskStore, taskArnIn } from "./task-store";

/**
 * StopTask. Answers at once, with desiredStatus STOPPED; the containers get SIGTERM, and SIGKILL after their
 * `stopTimeout`. The task's tags are deleted (SDK, StopTask). A task that is already ending is answered as it is.
 */
export function createStopTask(ports: {
  readonly clusters: Clusters;
  readonly tags: Tags;
  readonly store: TaskStore;
}): Operation<Checked<StopTaskRequest, "task">, StopTaskResponse> {
  return ({ cluster, task: reference, reason = "Task stopped by user" }) => {
    const stored = ports.store.byArn(taskArnIn(ports.clusters.require(cluster), reference));
    if (stored === undefined)
      throw new AwsError("InvalidParameterException", "The referenced task was not found.");
    stored.driver.stop({ stopCode: "UserInitiated", stoppedReason: reason });
    ports.tags.remove(stored.task.taskArn);
    return { task: describeTask(stored.task, []) };
  };
}
