import type * as ecs from "@pulumi/aws/ecs";
import type * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "../resource/args";

/** Arguments of a `GatedService`. */
export interface GatedServiceArgs
  extends Pick<
    OneOffTaskArgs,
    "cluster" | "taskDefinition" | "taskDefinitionArn" | "logs" | "keepRevisions" | "connection"
  > {
  /**
   * The container that the commands run in and whose exit code is the verdict. Default: the definition's only essential
   * one. Another container is a reason to run.
   */
  readonly container?: OneOffTaskArgs["container"];
  /**
   * What has to succeed before the service is created or updated: one command, or several that run one after the other,
   * of which the first failure stops the rest.
   */
  readonly release: ReleaseArgs | readonly ReleaseArgs[];
  /**
   * The service: the arguments of an `aws.ecs.Service`, but for its cluster and its task definition. Default: those of an
   * `aws.ecs.Service` that is given none. A change in it is no reason to run.
   */
  readonly service?: ServiceArgs;
  /**
   * What runs once the service is stable on the new revision, such as a smoke test: one command, or several that run one
   * after the other. A failure fails the `up`; the service stays as it is. Default: none.
   */
  readonly afterDeploy?: GatedTaskArgs | readonly GatedTaskArgs[];
  /**
   * A command that runs when the service could not be created or updated, from the revision that it was to have. The
   * deploy fails all the same, and its error says what this command came to. The first Ctrl-C waits for it, a second one
   * leaves its task to ECS. Needs `@pulumi/pulumi` 3.248. Default: none. A change in it is no reason to run.
   */
  readonly onFailedDeploy?: OnFailedDeployArgs;
  /**
   * What the service was before it came here, as in Pulumi's own `aliases`: an existing `aws.ecs.Service` of this stack is
   * taken over as it is, and not replaced. Default: none. A change in it is no reason to run.
   */
  readonly serviceAliases?: readonly (pulumi.URN | pulumi.Alias)[];
}

/** The arguments of an `aws.ecs.Service` less what the component decides. */
export interface ServiceArgs extends Omit<ecs.ServiceArgs, "cluster" | "taskDefinition"> {}

/**
 * A command that runs in a task of its own, with the definition, the network, the launch type or capacity providers and the
 * platform version of the service.
 */
export interface GatedTaskArgs
  extends Pick<
    OneOffTaskArgs,
    | "environment"
    | "triggers"
    | "runPolicy"
    | "enableExecuteCommand"
    | "tags"
    | "timeoutSeconds"
    | "startTimeoutSeconds"
    | "startRetries"
  > {
  /** The command, each word one item. A change in it is a reason to run. */
  readonly command: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * What tells it from the others, and is part of its resource's name: `hi-web-release` is the release of the service
   * `hi-web`. Default: `release` or `after-deploy`, the second one `release-2`, and so on. Another name is another
   * resource, and a reason to run.
   */
  readonly name?: string;
  /** CPU units of the task (1024 = 1 vCPU), or `"0.25 vCPU"`. Default: the definition's. A change in it is a reason to run. */
  readonly cpu?: pulumi.Input<string | number>;
  /** Memory of the task in MiB, or `"1 GB"`. Default: the definition's. A change in it is a reason to run. */
  readonly memory?: pulumi.Input<string | number>;
  /** Role that the command's own AWS calls have. Default: the definition's. A change in it is a reason to run. */
  readonly taskRoleArn?: pulumi.Input<string>;
  /** Subnets and security groups of the command's task. Default: the service's. A change in it is no reason to run. */
  readonly networkConfiguration?: OneOffTaskArgs["networkConfiguration"];
  /**
   * `FARGATE`, `EC2`, `EXTERNAL` or `MANAGED_INSTANCES`; not together with `capacityProviderStrategies`. Default: the
   * service's, unless the command has `capacityProviderStrategies`. A change in it is no reason to run.
   */
  readonly launchType?: OneOffTaskArgs["launchType"];
  /**
   * Capacity providers to choose from, up to 20; not together with `launchType`. Default: the service's, unless the
   * command has a `launchType`. A change in it is no reason to run.
   */
  readonly capacityProviderStrategies?: OneOffTaskArgs["capacityProviderStrategies"];
  /**
   * Fargate platform version, such as `1.4.0`. Default: the service's, and `LATEST` without one. A change in it is no
   * reason to run.
   */
  readonly platformVersion?: OneOffTaskArgs["platformVersion"];
}

export interface ReleaseArgs extends GatedTaskArgs {
  /**
   * Files on which it depends whether the command is due, such as `db/migrate/**`: it runs when their content changed, and
   * a new definition alone is handed on without a run. In place of `runPolicy`. Default: it runs for every new
   * definition. A change in them is a reason to run.
   */
  readonly when?: string | readonly string[];
  /**
   * Names of the containers that the command's task has; the others, such as a proxy that a migration does not need, are
   * left out. The task then runs from a definition of its own, of the family `<family>-<name>`. Default: all of them. A
   * change in them is a reason to run.
   */
  readonly containers?: readonly string[];
}

/** A command that runs when the service could not be created or updated. */
export interface OnFailedDeployArgs extends Omit<GatedTaskArgs, "name" | "triggers" | "runPolicy"> {}

/** What one of the commands came to. */
export interface RunResult {
  /** Name of the command within the component. */
  readonly name: string;
  /** ARN of the last run's task. */
  readonly taskArn: string;
  /** Exit code of the container. */
  readonly exitCode: number;
  /** `succeeded`. */
  readonly status: string;
  /** Why it ran. */
  readonly reason: string;
  /** 1 for a first run, one more for each failure before it. */
  readonly attempt: number;
  /** When the task reached RUNNING, ISO 8601. */
  readonly startedAt: string | undefined;
  /** When the task stopped, or its container had ended, ISO 8601. */
  readonly stoppedAt: string;
  /** `group:stream` of the output in CloudWatch Logs; undefined when the container logs elsewhere. */
  readonly logStream: string | undefined;
  /** The task in the AWS console. */
  readonly consoleUrl: string;
}
