import type { Clock } from "../../clock";
import type { Journal, Tags, TaskDefinitions } from "../../ports";
import { AwsError } from "../../protocol/operation";
import type { Tasks, Timing } from "../tasks";
import { breakDeployment, completeDeployment } from "./deployments";
import { planRollout } from "./rollout";
import { type DeploymentRecord, noteEvent, primaryOf, type ServiceRecord } from "./service-record";
import type { ServiceStore } from "./service-store";
import { isHealthy, rolloutTasks, tasksByDeployment } from "./service-tasks";
import { createTaskFailures } from "./task-failures";
import { orderTask } from "./task-order";

export interface SchedulerPorts {
  readonly clock: Clock;
  readonly definitions: TaskDefinitions;
  readonly journal: Journal;
  readonly store: ServiceStore;
  readonly tags: Tags;
  readonly tasks: Tasks;
  readonly timing: Timing;
}

/** Brings services to what they are asked to be. */
export interface Scheduler {
  /** Has the service looked at after the answer of the call that changed it. */
  wake(service: ServiceRecord): void;
  close(): void;
}

/** Looks at a service after each change of one of its tasks, and each time takes one step of its rollout. */
export function createScheduler(ports: SchedulerPorts): Scheduler {
  const { clock, definitions, journal, store, tags, tasks, timing } = ports;
  const awake = new Set<ServiceRecord>();
  const failures = createTaskFailures({
    now: () => clock.now(),
    isHealthy: (task) => isHealthy(task, definitions),
    replacementDelayMs: timing.replacementDelayMs,
  });

  const wake = (service: ServiceRecord) => {
    if (awake.has(service)) return;
    awake.add(service);
    clock.after(0, () => {
      awake.delete(service);
      if (service.status !== "INACTIVE") reconcile(service);
    });
  };

  const reconcile = (service: ServiceRecord) => {
    stopUnhealthy(service);
    breakDeployment(service, ports);
    const primary = primaryOf(service);
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = service.settings.deploymentConfiguration;
    const waitMs = primary.notBeforeMs - clock.now();
    if (waitMs > 0) clock.after(waitMs, () => wake(service));
    const step = planRollout({
      desiredCount: service.desiredCount,
      minimumHealthyPercent,
      maximumPercent,
      mayStart: primary.rolloutState !== "FAILED" && waitMs <= 0,
      tasks: rolloutTasks(tasksByDeployment(service, tasks, definitions)),
    });
    for (const taskArn of step.stop) stop(service, taskArn);
    for (let started = 0; started < step.start; started++) start(service, primary);
    conclude(service);
  };

  const start = (service: ServiceRecord, deployment: DeploymentRecord) => {
    const taskArn = place(service, deployment);
    if (taskArn === undefined) return;
    failures.watch(taskArn, service, deployment);
    noteEvent(service, `has started 1 tasks: (task ${idOf(taskArn)}).`, clock.now());
    const { taskDefinitionArn } = deployment.template;
    const { serviceArn } = service;
    journal.effect("service-task-started", {
      serviceArn,
      taskArn,
      taskDefinitionArn,
      deploymentId: deployment.id,
    });
  };

  /** The ARN of a new task, unless its cluster or definition is gone since the deployment began. */
  const place = (service: ServiceRecord, deployment: DeploymentRecord): string | undefined => {
    try {
      return tasks.start(orderTask(service, deployment, tags.of(service.serviceArn)));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      noteEvent(service, `was unable to place a task. Reason: ${error.message}`, clock.now());
      failures.unplaced(deployment);
      wake(service);
      return undefined;
    }
  };

  const stop = (service: ServiceRecord, taskArn: string) => {
    failures.release(taskArn);
    const stoppedReason = `Scaling activity initiated by (deployment ${tasks.find(taskArn)?.startedBy})`;
    tasks.stop(taskArn, { stopCode: "ServiceSchedulerInitiated", stoppedReason });
    noteEvent(service, `has stopped 1 running tasks: (task ${idOf(taskArn)}).`, clock.now());
  };

  const stopUnhealthy = (service: ServiceRecord) => {
    for (const { running } of tasksByDeployment(service, tasks, definitions)) {
      for (const { taskArn = "", healthStatus } of running) {
        if (healthStatus !== "UNHEALTHY") continue;
        failures.unhealthy(taskArn);
        const stoppedReason = "Task failed container health checks";
        tasks.stop(taskArn, { stopCode: "ServiceSchedulerInitiated", stoppedReason });
        noteEvent(service, `(task ${idOf(taskArn)}) failed container health checks.`, clock.now());
      }
    }
  };

  /** Lets go of drained deployments, and says so when the service has become what it is asked to be. */
  const conclude = (service: ServiceRecord) => {
    const groups = tasksByDeployment(service, tasks, definitions);
    const drained = groups.filter(
      ({ deployment, isDrained }) => deployment.status !== "PRIMARY" && isDrained,
    );
    service.deployments = service.deployments.filter(
      (own) => !drained.some(({ deployment }) => deployment === own),
    );
    const [primary] = groups;
    if (primary === undefined) return;
    const { running, pending, healthy, isDrained, deployment } = primary;
    const isComplete =
      pending.length === 0 && running.length === healthy.length && healthy.length === service.desiredCount;
    const isSteady = service.deployments.length === 1 && isComplete;
    if (service.status === "DRAINING") {
      if (service.deployments.length > 1 || !isDrained) return;
      service.status = "INACTIVE";
      service.deployments = [];
      journal.effect("service-deleted", { serviceArn: service.serviceArn });
      return;
    }
    if (isSteady && deployment.rolloutState === "IN_PROGRESS") completeDeployment(service, ports);
    if (isSteady && !service.isSteady) noteEvent(service, "has reached a steady state.", clock.now());
    service.isSteady = isSteady;
  };

  const close = tasks.onChange((task) => {
    failures.see(task);
    const service = store.byDeployment(task.startedBy ?? "");
    if (service !== undefined) wake(service);
  });
  return { wake, close };
}

function idOf(taskArn: string): string {
  return taskArn.slice(taskArn.lastIndexOf("/") + 1);
}
