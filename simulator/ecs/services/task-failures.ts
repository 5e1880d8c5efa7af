import type { Task } from "@aws-sdk/client-ecs";
import type { DeploymentRecord, ServiceRecord } from "./service-record";

/** Counts the failed tasks of deployments, and puts off the replacement of those that died. */
export interface TaskFailures {
  /** From now on a task of this deployment is looked at. */
  watch(taskArn: string, service: ServiceRecord, deployment: DeploymentRecord): void;
  /** The scheduler itself stops the task: its end is no failure. */
  release(taskArn: string): void;
  /** The task has failed its health check: a failure, whatever it was before. */
  unhealthy(taskArn: string): void;
  /** A task of the deployment could not be started at all. */
  unplaced(deployment: DeploymentRecord): void;
  /** Takes a change of a task into account. */
  see(task: Task): void;
}

export interface FailurePorts {
  readonly now: () => number;
  readonly isHealthy: (task: Task) => boolean;
  /** Pause before the replacement of the first task that failed; doubled for each further one, 16 times at most. */
  readonly replacementDelayMs: number;
}

interface Watched {
  readonly service: ServiceRecord;
  readonly deployment: DeploymentRecord;
  wasHealthy: boolean;
}

/**
 * A task has failed when it ends before it was healthy once, or fails a health check; a healthy one sets the count back
 * unless the circuit breaker's `resetOnHealthyTask` is false (SDK, Deployment.failedTasks). One that dies after it was
 * healthy is no failure, and is replaced after the shortest pause.
 */
export function createTaskFailures({ now, isHealthy, replacementDelayMs }: FailurePorts): TaskFailures {
  const watched = new Map<string, Watched>();

  const fail = (deployment: DeploymentRecord) => {
    deployment.failedTasks += 1;
    putOff(deployment);
  };
  const putOff = (deployment: DeploymentRecord) => {
    const doublings = Math.min(4, Math.max(0, deployment.failedTasks - 1));
    deployment.notBeforeMs = now() + replacementDelayMs * 2 ** doublings;
  };

  return {
    watch: (taskArn, service, deployment) => watched.set(taskArn, { service, deployment, wasHealthy: false }),
    release: (taskArn) => watched.delete(taskArn),
    unhealthy(taskArn) {
      const found = watched.get(taskArn);
      if (found === undefined) return;
      watched.delete(taskArn);
      fail(found.deployment);
    },
    unplaced: fail,
    see(task) {
      const taskArn = task.taskArn ?? "";
      const found = watched.get(taskArn);
      if (found === undefined) return;
      const { service, deployment } = found;
      if (!found.wasHealthy && isHealthy(task)) {
        found.wasHealthy = true;
        const breaker = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
        if (breaker?.resetOnHealthyTask !== false) deployment.failedTasks = 0;
      }
      if (task.desiredStatus !== "STOPPED") return;
      watched.delete(taskArn);
      if (found.wasHealthy) putOff(deployment);
      else fail(deployment);
    },
  };
}
