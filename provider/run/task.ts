import { lastSegment } from "../values/arn";

/** One ECS task as DescribeTasks shows it, with only what a verdict or a report needs. */
export interface TaskSnapshot {
  readonly arn: string;
  /** The revision that it runs. */
  readonly taskDefinitionArn?: string;
  readonly startedBy?: string;
  /** Name of the service that it belongs to; absent for a standalone one. */
  readonly service?: string;
  /** The run id that this package gave the task in its environment. */
  readonly runId?: string;
  /** PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED or DELETED. */
  readonly lastStatus: string;
  /** Why the task stopped. Set as soon as the stop begins, before `lastStatus` is STOPPED. */
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly createdAt?: Date;
  /** When the task reached RUNNING; absent when no container of it ever ran. */
  readonly startedAt?: Date;
  readonly stoppedAt?: Date;
  /** FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES; absent while a capacity provider has not decided. */
  readonly launchType?: string;
  readonly capacityProviderName?: string;
  /** The instance that it was placed on; Fargate has none. */
  readonly containerInstanceArn?: string;
  /** When the first image pull began and the last one ended. */
  readonly pullStartedAt?: Date;
  readonly pullStoppedAt?: Date;
  /** Its network interface, and what else AWS attaches to it. */
  readonly attachments?: readonly AttachmentSnapshot[];
  readonly containers: readonly ContainerSnapshot[];
}

export interface AttachmentSnapshot {
  /** Such as `ElasticNetworkInterface`. */
  readonly type: string;
  /** PRECREATED, CREATED, ATTACHING, ATTACHED, DETACHING, DETACHED, DELETED or FAILED. */
  readonly status: string;
}

export interface ContainerSnapshot {
  readonly name: string;
  readonly lastStatus?: string;
  readonly exitCode?: number;
  readonly reason?: string;
}

/** What one look at a task saw. MISSING just after RunTask is no verdict: DescribeTasks is eventually consistent. */
export type Observation =
  | { readonly kind: "found"; readonly task: TaskSnapshot }
  | { readonly kind: "missing" };

/** `hi-web` for `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:3`. */
export function familyOf(taskDefinitionArn: string): string {
  return lastSegment(taskDefinitionArn).replace(/:\d+$/, "");
}

/** The last segment of a task ARN, which is also the last segment of its log streams' names. */
export function taskIdOf(taskArn: string): string {
  return lastSegment(taskArn);
}

/** The ARN of a task that runs a revision, of whose account and region it is. `cluster` is a name or an ARN. */
export function taskArnBeside(taskDefinitionArn: string, cluster: string, taskId: string): string {
  const place = taskDefinitionArn.split(":").slice(0, 5).join(":");
  return `${place}:task/${lastSegment(cluster)}/${taskId}`;
}
