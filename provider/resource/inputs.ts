import type { ConnectionSettings } from "../connection/settings";
import type { TaskDefinitionInputs } from "../definition/shape";
import type { LogSettings } from "../logs/settings";
import { type LaunchSettings, launchNames } from "../run/launch";
import type { Overrides } from "../run/overrides";
import type { RunPolicy } from "../run/policy";

/**
 * Inputs of a `OneOffTask`, with all outputs resolved. Members of `aws.ecs.TaskDefinition` and `aws.ecs.Service` keep
 * their names and shapes, so that existing arguments can be moved over.
 */
export interface OneOffTaskInputs extends LaunchSettings {
  /** Name or ARN of the cluster to run in. Another cluster is a replacement. */
  readonly cluster: string;
  /**
   * Task definition to register, run and hand on. Exactly one of this and `taskDefinitionArn`. A change in it is a
   * reason to run.
   */
  readonly taskDefinition?: TaskDefinitionInputs;
  /**
   * ARN (or `family:revision`) of an existing task definition. Exactly one of this and `taskDefinition`. Another revision
   * is a reason to run.
   */
  readonly taskDefinitionArn?: string;
  /**
   * Container whose command and environment are overridden and whose exit code is the verdict. Default: the only
   * essential one. Another container is a reason to run.
   */
  readonly container?: string;
  /** Command of this run, each word one item. Default: the container's own. A change in it is a reason to run. */
  readonly command?: readonly string[];
  /**
   * Environment variables of this run, added to the container's own. The values can be read by everyone who may
   * DescribeTasks: a secret belongs in the definition's `secrets`. Default: none. A change in it is a reason to run.
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Size, roles and scratch disk of this run's task, and what its other containers have otherwise: 8,192 characters of
   * JSON at most, with command and environment. Default: none. A change in it is a reason to run.
   */
  readonly overrides?: Overrides;
  /**
   * Any values, compared as a whole, such as `hashFiles("db/migrate/*.sql")`. Default: none. A change in them is a reason
   * to run.
   */
  readonly triggers?: unknown;
  /** When a run is due. Default: `onChange`. A change in it is no reason to run. */
  readonly runPolicy?: RunPolicy;
  /**
   * Seconds from the start of the task to the end of its container; then the task is stopped and the update fails.
   * Default: 1800. A change in it is no reason to run.
   */
  readonly timeoutSeconds?: number;
  /**
   * Seconds from the start of the task to RUNNING (placement, network, image pull); then the task is stopped and the
   * update fails. Default: 600. A change in it is no reason to run.
   */
  readonly startTimeoutSeconds?: number;
  /**
   * How often a start is tried again, after a pause, when it failed before the command ran and for a reason that
   * passes by itself, such as missing capacity. A command that ran is never started again. Default: 3. A change in it is
   * no reason to run.
   */
  readonly startRetries?: number;
  /** What becomes of the containers' output. Default: shown as it comes. A change in it is no reason to run. */
  readonly logs?: LogSettings;
  /**
   * One more run before the resource goes away, from the definition that it has then: a review app drops its database.
   * When that run fails, the resource stays. Not made when the resource is replaced. Default: none. A change in it is no
   * reason to run.
   */
  readonly onDelete?: OnDelete;
  /**
   * How many superseded revisions stay ACTIVE, besides the current one, the gate's one before it, and those that tasks
   * in the cluster still run. Older ones are deregistered after a success. A service that has no task at the moment, or
   * is in another cluster, is not seen: keep as many as it may lie behind. Default: 5. A change in it is no reason to
   * run.
   */
  readonly keepRevisions?: number;
  /**
   * Whether a destroy leaves the revisions ACTIVE that this resource registered. Default: false. A change in it is no
   * reason to run.
   */
  readonly skipDestroy?: boolean;
  /**
   * How to reach AWS: settings, or an `aws.Provider`. Default: the stack's `aws:*` configuration, then the SDK's own
   * chain. A change in it is no reason to run.
   */
  readonly connection?: ConnectionSettings;
}

export interface OnDelete {
  /** Command of that run, each word one item. */
  readonly command: readonly string[];
  /** Environment variables of that run, in place of the resource's `environment`. Default: none. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Every input's name, in the order of the documentation. */
export const inputNames = [
  "cluster",
  "taskDefinition",
  "taskDefinitionArn",
  "container",
  "command",
  "environment",
  "overrides",
  "triggers",
  "runPolicy",
  ...launchNames,
  "timeoutSeconds",
  "startTimeoutSeconds",
  "startRetries",
  "logs",
  "onDelete",
  "keepRevisions",
  "skipDestroy",
  "connection",
] as const satisfies readonly (keyof OneOffTaskInputs)[];

// A name missing above would be an input that is neither checked nor compared.
type Missing = Exclude<keyof OneOffTaskInputs, (typeof inputNames)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;
