import type { Observation, TaskSnapshot } from "./task";

/** Tasks of one account and region: ECS. */
export interface Tasks {
  /** Starts one task. With a `clientToken` used before, ECS answers with the task it started then. */
  run(request: RunRequest, clientToken: string): Promise<RunAnswer>;
  /** ARNs of the cluster's tasks of a `startedBy` that ECS does not mean to stop. */
  listRunning(cluster: string, startedBy: string): Promise<readonly string[]>;
  /** ARNs of the cluster's tasks of a family, whoever started them, that ECS does not mean to stop. */
  listFamily(cluster: string, family: string): Promise<readonly string[]>;
  /** ARNs of the cluster's tasks of a family that are stopping, or have stopped within the last hour. */
  listStopped(cluster: string, family: string): Promise<readonly string[]>;
  /** One look at up to 100 tasks of a cluster, by task ARN. */
  describe(cluster: string, taskArns: readonly string[]): Promise<ReadonlyMap<string, Observation>>;
  /** Asks ECS to stop a task (SIGTERM, then SIGKILL after `stopTimeout`). A task that is gone is no error. */
  stop(cluster: string, taskArn: string, reason: string): Promise<void>;
}

export type RunAnswer =
  | { readonly kind: "started"; readonly task: TaskSnapshot }
  /** HTTP 200 without a task: no capacity, no instance, a disconnected agent. */
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** One run: all of its RunTask calls, which differ in their token only. */
export interface RunRequest extends LaunchSettings {
  readonly cluster: string;
  readonly taskDefinitionArn: string;
  readonly container: string;
  /** Replaces the container's own command. */
  readonly command?: readonly string[];
  /** Added to the container's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly startedBy: string;
}

/** Where and how a task is placed, in the names and shapes of `aws.ecs.Service`. */
export interface LaunchSettings {
  /**
   * `FARGATE`, `EC2` or `EXTERNAL`; not together with `capacityProviderStrategies`. Default: the cluster's default
   * capacity provider strategy.
   */
  readonly launchType?: string;
  /** Capacity providers to spread over; not together with `launchType`. */
  readonly capacityProviderStrategies?: readonly CapacityProviderStrategy[];
  /** Subnets and security groups of an `awsvpc` task. Fargate needs it. */
  readonly networkConfiguration?: NetworkConfiguration;
  /** Fargate platform version, such as `1.4.0`. Default: `LATEST`. */
  readonly platformVersion?: string;
}

export interface NetworkConfiguration {
  /** 1-16 subnet ids of one VPC. */
  readonly subnets: readonly string[];
  /** Up to 5 security group ids. Default: the VPC's default group. */
  readonly securityGroups?: readonly string[];
  /**
   * Whether the task gets a public address. Default: false. A Fargate task in a public subnet needs it, or it cannot
   * pull its image.
   */
  readonly assignPublicIp?: boolean;
}

export interface CapacityProviderStrategy {
  /** `FARGATE`, `FARGATE_SPOT`, or the name of a capacity provider of the cluster. */
  readonly capacityProvider: string;
  /** Relative share of tasks, 0-1000. Default: ECS's own 0. */
  readonly weight?: number;
  /** Tasks placed here before the weights count, 0-100000. Default: 0. */
  readonly base?: number;
}
