import { randomBytes, randomUUID } from "node:crypto";
import type {
  CreateServiceRequest,
  DeploymentConfiguration,
  DeploymentRolloutState,
  ServiceEvent,
} from "@aws-sdk/client-ecs";

/** What the tasks of a deployment are started with. A change of it makes a new deployment. */
export type TaskTemplate = Pick<
  CreateServiceRequest,
  | "launchType"
  | "capacityProviderStrategy"
  | "platformVersion"
  | "networkConfiguration"
  | "volumeConfigurations"
> & { readonly taskDefinitionArn: string };

/** What a service is asked to be, besides its tasks; a change of it makes no new deployment. */
export type ServiceSettings = Pick<
  CreateServiceRequest,
  | "loadBalancers"
  | "serviceRegistries"
  | "placementConstraints"
  | "placementStrategy"
  | "healthCheckGracePeriodSeconds"
  | "propagateTags"
  | "enableECSManagedTags"
  | "enableExecuteCommand"
  | "availabilityZoneRebalancing"
> & { readonly deploymentConfiguration: DeploymentConfiguration };

export interface DeploymentRecord {
  /** `ecs-svc/` and 19 digits; also the `startedBy` of its tasks. */
  readonly id: string;
  readonly template: TaskTemplate;
  readonly createdAt: Date;
  /** The rollback after a failed deployment; such a one is not rolled back again. */
  readonly isRollback: boolean;
  status: "PRIMARY" | "ACTIVE";
  rolloutState: DeploymentRolloutState;
  rolloutStateReason: string;
  updatedAt: Date;
  /** Failed tasks in a row. */
  failedTasks: number;
  /** No replacement is started before this time, in milliseconds since the epoch. */
  notBeforeMs: number;
}

export interface ServiceRecord {
  readonly serviceArn: string;
  readonly serviceName: string;
  readonly clusterArn: string;
  readonly createdAt: Date;
  status: "ACTIVE" | "DRAINING" | "INACTIVE";
  desiredCount: number;
  settings: ServiceSettings;
  /** The PRIMARY one first. */
  deployments: DeploymentRecord[];
  /** The deployment that last reached its steady state. */
  lastCompleted: DeploymentRecord | undefined;
  isSteady: boolean;
  /** The newest first. */
  events: ServiceEvent[];
}

export function createDeployment(
  template: TaskTemplate,
  rolloutStateReason: string | undefined,
  nowMs: number,
): DeploymentRecord {
  const digits = String(randomBytes(8).readBigUInt64BE() % 10n ** 19n).padStart(19, "0");
  const id = `ecs-svc/${digits}`;
  return {
    id,
    template,
    createdAt: new Date(nowMs),
    isRollback: rolloutStateReason !== undefined,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: rolloutStateReason ?? `ECS deployment ${id} in progress.`,
    updatedAt: new Date(nowMs),
    failedTasks: 0,
    notBeforeMs: 0,
  };
}

/** Adds an event in ECS's form, `(service web) has started ...`; the newest 100 are kept. */
export function noteEvent(service: ServiceRecord, text: string, nowMs: number): void {
  const message = `(service ${service.serviceName}) ${text}`;
  service.events = [{ id: randomUUID(), createdAt: new Date(nowMs), message }, ...service.events].slice(
    0,
    100,
  );
}

/** The PRIMARY deployment. Every service that is not INACTIVE has one. */
export function primaryOf(service: ServiceRecord): DeploymentRecord {
  const [primary] = service.deployments;
  if (primary === undefined) throw new Error(`the service ${service.serviceName} has no deployment`);
  return primary;
}
