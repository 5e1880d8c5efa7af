import type { Journal } from "../../ports";
import { tripped } from "./circuit-breaker";
import {
  createDeployment,
  type DeploymentRecord,
  noteEvent,
  primaryOf,
  type ServiceRecord,
  type TaskTemplate,
} from "./service-record";

export interface DeploymentPorts {
  readonly clock: { now(): number };
  readonly journal: Journal;
}

/** Makes a new PRIMARY deployment. The others become ACTIVE, which they stay until their tasks are gone. */
export function startDeployment(
  service: ServiceRecord,
  template: TaskTemplate,
  { clock, journal }: DeploymentPorts,
  rollbackReason?: string,
): void {
  const deployment = createDeployment(template, rollbackReason, clock.now());
  for (const earlier of service.deployments) earlier.status = "ACTIVE";
  service.deployments = [deployment, ...service.deployments];
  service.isSteady = false;
  journal.effect("deployment-started", detail(service, deployment));
}

/** The PRIMARY deployment has all its tasks and the earlier ones have none. */
export function completeDeployment(service: ServiceRecord, { clock, journal }: DeploymentPorts): void {
  const deployment = primaryOf(service);
  service.lastCompleted = deployment;
  settle(deployment, "COMPLETED", `ECS deployment ${deployment.id} completed.`, clock.now());
  noteEvent(service, `(deployment ${deployment.id}) deployment completed.`, clock.now());
  journal.effect("deployment-completed", detail(service, deployment));
}

/**
 * Looks at the failed tasks of the PRIMARY deployment. When the circuit breaker trips, the deployment is FAILED, and
 * with `rollback` a new one starts with what last completed; a rollback is not rolled back.
 */
export function breakDeployment(service: ServiceRecord, ports: DeploymentPorts): void {
  const { clock, journal } = ports;
  const deployment = primaryOf(service);
  if (deployment.rolloutState !== "IN_PROGRESS") return;
  const breaker = service.settings.deploymentConfiguration.deploymentCircuitBreaker;
  const verdict = tripped(breaker, deployment.failedTasks, service.desiredCount);
  if (verdict === "no") return;
  settle(deployment, "FAILED", "ECS deployment circuit breaker: tasks failed to start.", clock.now());
  noteEvent(service, `(deployment ${deployment.id}) deployment failed: tasks failed to start.`, clock.now());
  journal.effect("deployment-failed", detail(service, deployment));
  const { lastCompleted } = service;
  if (verdict === "fail" || lastCompleted === undefined || deployment.isRollback) return;
  noteEvent(service, `rolling back to deployment ${lastCompleted.id}.`, clock.now());
  const reason = `ECS deployment circuit breaker: rolling back to deploymentId ${lastCompleted.id}.`;
  startDeployment(service, lastCompleted.template, ports, reason);
}

function settle(
  deployment: DeploymentRecord,
  state: "COMPLETED" | "FAILED",
  reason: string,
  nowMs: number,
): void {
  deployment.rolloutState = state;
  deployment.rolloutStateReason = reason;
  deployment.updatedAt = new Date(nowMs);
}

function detail(service: ServiceRecord, deployment: DeploymentRecord): Record<string, unknown> {
  const { serviceArn } = service;
  return {
    serviceArn,
    deploymentId: deployment.id,
    taskDefinitionArn: deployment.template.taskDefinitionArn,
  };
}
