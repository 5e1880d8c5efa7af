import type { ConnectionSettings } from "../connection/settings";
import type { TaskDefinitionInputs } from "../definition/shape";
import type { LaunchSettings } from "../run/tasks";

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
  /** ARN (or `family:revision`) of an existing task definition. Exactly one of this and `taskDefinition`. */
  readonly taskDefinitionArn?: string;
  /**
   * Container whose command and environment are overridden and whose exit code is the verdict. Default: the only
   * essential one.
   */
  readonly container?: string;
  /** Command of this run, each word one item. Default: the container's own. A change in it is a reason to run. */
  readonly command?: readonly string[];
  /**
   * Environment variables of this run, added to the container's own. The values can be read by everyone who may
   * DescribeTasks: a secret belongs into the definition's `secrets`. A change in it is a reason to run.
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** Any values, compared as a whole: a change in them is a reason to run. */
  readonly triggers?: unknown;
  /**
   * Seconds from the start of the task to the end of its container; then the task is stopped and the update fails.
   * Default: 1800.
   */
  readonly timeoutSeconds?: number;
  /**
   * Seconds from the start of the task to RUNNING (placement, network, image pull); then the task is stopped and the
   * update fails. Default: 600.
   */
  readonly startTimeoutSeconds?: number;
  /**
   * How often a start is tried again, after a pause, when it failed before the command ran and for a reason that
   * passes by itself, such as missing capacity. A command that ran is never started again. Default: 3.
   */
  readonly startRetries?: number;
  /**
   * How many superseded revisions stay ACTIVE, besides the current one, the gate's one before it, and those that tasks
   * in the cluster still run. Older ones are deregistered after a success. A service that has no task at the moment, or
   * is in another cluster, is not seen: keep as many as it may lie behind. Default: 5.
   */
  readonly keepRevisions?: number;
  /** How to reach AWS. Default: the stack's `aws:*` configuration, then the SDK's own chain. */
  readonly connection?: ConnectionSettings;
}

/** Every input's name, in the order of the documentation. */
export const inputNames = [
  "cluster",
  "taskDefinition",
  "taskDefinitionArn",
  "container",
  "command",
  "environment",
  "triggers",
  "networkConfiguration",
  "launchType",
  "capacityProviderStrategies",
  "platformVersion",
  "timeoutSeconds",
  "startTimeoutSeconds",
  "startRetries",
  "keepRevisions",
  "connection",
] as const satisfies readonly (keyof OneOffTaskInputs)[];

// A name missing above would be an input that is neither checked nor compared.
type Missing = Exclude<keyof OneOffTaskInputs, (typeof inputNames)[number]>;
true satisfies [Missing] extends [never] ? true : Missing;
