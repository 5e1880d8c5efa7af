import type { LaunchSettings } from "./launch";
import type { Overrides } from "./overrides";
import type { Observation, TaskSnapshot } from "./task";

/** Tasks of one account and region: ECS. */
export interface Tasks {
  /** Resolves when {@link run} may be called: RunTask has a rate, and others wait too. */
  turnToStart(): Promise<void>;
  /** Starts one task. With a `clientToken` used before, ECS answers with the task it started then. */
  run(request: RunRequest, clientToken: string): Promise<RunAnswer>;
  /** ARNs of the cluster's tasks of a `startedBy` that ECS does not mean to stop; more, where it is not known yet whose. */
  listRunning(cluster: string, startedBy: string): Promise<readonly string[]>;
  /** ARNs of all of the cluster's tasks of a desired status; `undefined` if there are more than `most`. */
  listCluster(
    cluster: string,
    desiredStatus: DesiredStatus,
    most: number,
  ): Promise<readonly string[] | undefined>;
  /** ARNs of the cluster's tasks of a family, whoever started them, that ECS does not mean to stop. */
  listFamily(cluster: string, family: string): Promise<readonly string[]>;
  /** ARNs of the cluster's tasks of a family that are stopping, or have stopped within the last hour. */
  listStopped(cluster: string, family: string): Promise<readonly string[]>;
  /** One look at up to 100 tasks of a cluster, by task ARN, or by task id. */
  describe(cluster: string, taskArns: readonly string[]): Promise<ReadonlyMap<string, Observation>>;
  /** Asks ECS to stop a task (SIGTERM, then SIGKILL after `stopTimeout`). A task that is gone is no error. */
  stop(cluster: string, taskArn: string, reason: string): Promise<void>;
}

/** What ECS means a task to be. One that is to be STOPPED may still be stopping. */
export type DesiredStatus = "RUNNING" | "STOPPED";

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
  /** The task's own size and roles, and what other containers of it have otherwise. */
  readonly overrides?: Overrides;
  /** Added to the container's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly startedBy: string;
}
