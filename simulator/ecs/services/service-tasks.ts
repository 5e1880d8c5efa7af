import type { Task } from "@aws-sdk/client-ecs";
import type { TaskDefinitions } from "../../ports";
import type { Tasks } from "../tasks";
import type { ServiceTask } from "./rollout";
import type { DeploymentRecord, ServiceRecord } from "./service-record";

/** The tasks of one deployment, by what they count as. */
export interface DeploymentTasks {
  readonly deployment: DeploymentRecord;
  /** desiredStatus RUNNING, and RUNNING. */
  readonly running: readonly Task[];
  /** desiredStatus RUNNING, and not there yet. */
  readonly pending: readonly Task[];
  /** Running ones whose health checks, if they have any, have passed. */
  readonly healthy: readonly Task[];
  /** Whether no process of the deployment is left, also none that is being stopped. */
  readonly isDrained: boolean;
}

/** Whether a task runs and its health checks, if its definition has any, have passed. */
export function isHealthy(task: Task, definitions: Pick<TaskDefinitions, "find">): boolean {
  if (task.lastStatus !== "RUNNING" || task.desiredStatus !== "RUNNING") return false;
  const containers = definitions.find(task.taskDefinitionArn ?? "")?.containerDefinitions ?? [];
  return task.healthStatus === "HEALTHY" || containers.every(({ healthCheck }) => healthCheck === undefined);
}

/** The tasks of each deployment of a service, which they name in `startedBy`. */
export function tasksByDeployment(
  service: ServiceRecord,
  tasks: Pick<Tasks, "alive">,
  definitions: Pick<TaskDefinitions, "find">,
): DeploymentTasks[] {
  const alive = tasks.alive(service.clusterArn);
  return service.deployments.map((deployment) => {
    const own = alive.filter(({ startedBy }) => startedBy === deployment.id);
    const wanted = own.filter(({ desiredStatus }) => desiredStatus === "RUNNING");
    return {
      deployment,
      running: wanted.filter(({ lastStatus }) => lastStatus === "RUNNING"),
      pending: wanted.filter(({ lastStatus }) => lastStatus !== "RUNNING"),
      healthy: wanted.filter((task) => isHealthy(task, definitions)),
      isDrained: own.every(({ lastStatus }) => lastStatus === "DEPROVISIONING"),
    };
  });
}

/** The same tasks as the rollout counts them. */
export function rolloutTasks(groups: readonly DeploymentTasks[]): ServiceTask[] {
  return groups.flatMap(({ deployment, running, pending, healthy }) =>
    [...running, ...pending].map((task) => ({
      taskArn: task.taskArn ?? "",
      isPrimary: deployment.status === "PRIMARY",
      isHealthy: healthy.includes(task),
    })),
  );
}
