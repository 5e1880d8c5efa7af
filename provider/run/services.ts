import type { LaunchSettings } from "./launch";

/** Services of one account and region: ECS. */
export interface Services {
  /** A service by name or ARN; `undefined` for one that the cluster does not have. Rejects when there is no such cluster. */
  find(cluster: string, service: string): Promise<ServiceSnapshot | undefined>;
}

/** One ECS service, with what a task beside it needs. */
export interface ServiceSnapshot {
  readonly name: string;
  /** ACTIVE, DRAINING or INACTIVE. */
  readonly status: string;
  /** The revision that it has or is being brought to. */
  readonly taskDefinitionArn: string;
  /** Other revisions that tasks of it still run. */
  readonly olderRevisions: readonly string[];
  /** Where and how its tasks are placed. */
  readonly launch: LaunchSettings;
  /** Names of the containers that its load balancers, or its service discovery, lead to. */
  readonly targets: readonly string[];
}
