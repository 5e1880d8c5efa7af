import type * as aws from "@pulumi/aws";
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
   * one.
   */
  readonly container?: OneOffTaskArgs["container"];
  /**
   * What has to succeed before the service is created or updated: one command, or several that run one after the other,
   * of which the first failure stops the rest.
   */
  readonly release: ReleaseArgs | readonly ReleaseArgs[];
  /**
   * The service: the arguments of an `aws.ecs.Service`, but for its cluster and its task definition. Default: those of an
   * `aws.ecs.Service` that is given none.
   */
  readonly service?: ServiceArgs;
  /**
   * What runs once the service is stable on the new revision, such as a smoke test: one command, or several that run one
   * after the other. A failure fails the `up`; the service stays as it is. Default: none.
   */
  readonly afterDeploy?: GatedTaskArgs | readonly GatedTaskArgs[];
  /**
   * A command that runs when the service could not be created or updated, from the revision that it was to have. The
   * deploy fails all the same, and its error says what this command came to. Needs @pulumi/pulumi 3.248. Default: none.
   */
  readonly onFailedDeploy?: OnFailedDeployArgs;
  /**
   * What the service was before it came here, as in Pulumi's own `aliases`: an existing `aws.ecs.Service` of this stack is
   * taken over as it is, and not replaced. Default: none.
   */
  readonly serviceAliases?: readonly (pulumi.URN | pulumi.Alias)[];
}

/** The arguments of an `aws.ecs.Service` less what the component decides. */
export interface ServiceArgs extends Omit<aws.ecs.ServiceArgs, "cluster" | "taskDefinition"> {}

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
    | "networkConfiguration"
    | "launchType"
    | "capacityProviderStrategies"
    | "platformVersion"
    | "enableExecuteCommand"
    | "tags"
    | "timeoutSeconds"
    | "startTimeoutSeconds"
    | "startRetries"
  > {
  /** The command, each word one item. */
  readonly command: pulumi.Input<readonly pulumi.Input<string>[]>;
  /**
   * What tells it from the others, and is part of its resource's name: `hi-web-release` is the release of the service
   * `hi-web`. Another name is another resource, which runs anew. Default: `release` or `after-deploy`, the second one
   * `release-2`, and so on.
   */
  readonly name?: string;
  /** CPU units of the task (1024 = 1 vCPU), or `"0.25 vCPU"`. Default: the definition's. */
  readonly cpu?: pulumi.Input<string | number>;
  /** Memory of the task in MiB, or `"1 GB"`. Default: the definition's. */
  readonly memory?: pulumi.Input<string | number>;
  /** Role that the command's own AWS calls have. Default: the definition's. */
  readonly taskRoleArn?: pulumi.Input<string>;
}

export interface ReleaseArgs extends GatedTaskArgs {
  /**
   * Files on which it depends whether the command is due, such as `db/migrate/**`: it runs when their content changed, and
   * a new definition alone is handed on without a run. In place of `runPolicy`. Default: it runs for every new
   * definition.
   */
  readonly when?: string | readonly string[];
  /**
   * Names of the containers that the command's task has; the others, such as a proxy that a migration does not need, are
   * left out. The task then runs from a definition of its own, of the family `<family>-<name>`. Default: all of them.
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
