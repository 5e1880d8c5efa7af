import * as pulumi from "@pulumi/pulumi";
import type { OneOffTaskArgs } from "./args";
import { withSettings } from "./connectionArgs";
import { dynamicType, pluginType } from "./identityUrn";
import { secretPaths } from "./secretPaths";
import { declaredOutputs, type toldOutputs } from "./toldOutputs";
import { whenKnown } from "./whenKnown";

/**
 * Runs one ECS task, once, inside `pulumi up`, and lets nothing that waits for {@link taskDefinitionArn} go on before
 * the task has succeeded.
 *
 * The first `up` registers the task definition and runs the task. A later one runs it again when the definition, the
 * command, the environment or the triggers changed, or when the last run failed. A failed run fails the `up`, leaves
 * what depends on it as it was, and says why.
 *
 * ```ts
 * const launch = { cluster: cluster.arn, launchType: "FARGATE", networkConfiguration: { subnets, securityGroups } };
 * const migrate = new OneOffTask("migrate", {
 *     ...launch,
 *     taskDefinition: { family: "hi-web", cpu: "256", memory: "512", executionRoleArn, containerDefinitions: [web] },
 *     command: ["bundle", "exec", "rake", "db:migrate"],
 * });
 * new aws.ecs.Service("hi-web", { ...launch, taskDefinition: migrate.taskDefinitionArn, desiredCount: 2 });
 * ```
 */
export class OneOffTask extends pulumi.dynamic.Resource {
  /** The gate: ARN of the task definition revision that the last successful run ran. Known only after success. */
  declare readonly taskDefinitionArn: pulumi.Output<string>;
  /** ARN of the last run's task. */
  declare readonly taskArn: pulumi.Output<string>;
  /** Exit code of the container. */
  declare readonly exitCode: pulumi.Output<number>;
  /**
   * ECS's own word on why the last run's task stopped, such as `EssentialContainerExited`; undefined when it had told
   * none by the verdict.
   */
  declare readonly stopCode: pulumi.Output<string | undefined>;
  /** ECS's own text on why the last run's task stopped. AWS may change such texts: decide nothing by them. */
  declare readonly stoppedReason: pulumi.Output<string | undefined>;
  /** ECS's own text on the end of the container, such as `OutOfMemoryError: ...`. */
  declare readonly containerReason: pulumi.Output<string | undefined>;
  /** `succeeded`, `failed`, or `unfinished` when the last `up` ended before its run did. */
  declare readonly status: pulumi.Output<string>;
  /** Why the last run ran. */
  declare readonly reason: pulumi.Output<string>;
  /** When the task reached RUNNING, ISO 8601. */
  declare readonly startedAt: pulumi.Output<string | undefined>;
  /** When the task stopped, ISO 8601; when its container had ended, if the task had not by then. */
  declare readonly stoppedAt: pulumi.Output<string>;
  /** 1 for a first run, one more for each failure before it. */
  declare readonly attempt: pulumi.Output<number>;
  /** `group:stream` of the output in CloudWatch Logs; undefined when the container logs elsewhere. */
  declare readonly logStream: pulumi.Output<string | undefined>;
  /** The task in the AWS console. */
  declare readonly consoleUrl: pulumi.Output<string>;

  /**
   * @param name Name of the resource; it is part of its tasks' `startedBy`.
   * @param args What to run, and where.
   * @param opts Pulumi's resource options.
   */
  constructor(name: string, args: OneOffTaskArgs, opts?: pulumi.CustomResourceOptions) {
    // An output made of the parent's URN depends on the parent, and so on its other children, which may wait for this one.
    const resourceUrn = whenKnown(pulumi.createUrn(name, dynamicType, opts?.parent));
    const inputs = withSettings(args);
    super(
      provider,
      name,
      { ...declaredOutputs(), ...inputs, resourceUrn, secretPaths: secretPaths(inputs) },
      // A stack that had the plugin's resource goes on with it.
      pulumi.mergeOptions(opts, { aliases: [{ type: pluginType }] }),
      module_,
      type,
    );
  }
}

type Declared = Exclude<keyof OneOffTask, keyof pulumi.dynamic.Resource>;
type Undeclared = Exclude<(typeof toldOutputs)[number], Declared>;
type Untold = Exclude<Declared, (typeof toldOutputs)[number]>;
true satisfies [Undeclared | Untold] extends [never] ? true : Undeclared | Untold;

const module_ = "ecs-task";
const type = "OneOffTask";

/**
 * What Pulumi serialises into the state: less than 1 KB, half of which is Pulumi's frame, and no logic in it, so that an
 * update of this package is no change to the stack. Pulumi calls `configure` once per process, before it looks for any
 * other method; the methods come from the package as it is installed for the program, in whose directory the provider
 * process runs. A program that has it through another package alone may not see it from there: pnpm keeps it where
 * Pulumi's own script sees it. Pulumi goes on with a provider whose `configure` threw, and takes a missing method for
 * nothing to do: it would delete, and deregister nothing.
 */
const provider = {
  async configure(this: Record<string, () => Promise<never>>, { config }: pulumi.dynamic.ConfigureRequest) {
    const paths = [process.cwd(), require.main?.path];
    try {
      Object.assign(
        this,
        require(require.resolve("pulumi-ecs-task/runtime", { paths: paths as string[] })).configure(config),
      );
    } catch (cause) {
      const refuse = () =>
        Promise.reject(
          Error(`pulumi-ecs-task cannot be loaded: add it to the dependencies in ${paths[0]} (${cause})`),
        );
      this.check = this.diff = this.create = this.read = this.update = this.delete = refuse;
      await refuse();
    }
  },
} as pulumi.dynamic.ResourceProvider;
