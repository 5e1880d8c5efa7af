import type * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { OneOffTask } from "../resource/oneOffTask";
import type { GatedServiceArgs, RunResult } from "./args";
import { type GatedServiceOutputs, gatedServiceChildren, gatedServiceType } from "./children";
import { programHost } from "./programHost";

/**
 * An ECS service that is created or updated only after a release command has succeeded, such as a database migration.
 *
 * The commands of {@link GatedServiceArgs.release} run first, one after the other, each in a task from the definition that
 * the service is to have. The first failure fails the `up` and leaves the service as it was.
 *
 * ```ts
 * new GatedService("hi-web", {
 *     cluster: cluster.arn,
 *     taskDefinition: { family: "hi-web", cpu: "256", memory: "512", executionRoleArn, containerDefinitions: [web] },
 *     release: { command: ["bundle", "exec", "rake", "db:migrate"] },
 *     service: { desiredCount: 2, launchType: "FARGATE", networkConfiguration: { subnets, securityGroups } },
 * });
 * ```
 */
export class GatedService extends pulumi.ComponentResource implements GatedServiceOutputs {
  /** The service. */
  readonly service: ecs.Service;
  /** ARN of the task definition revision that the service has. Known only after the release has succeeded. */
  readonly taskDefinitionArn: pulumi.Output<string>;
  /** What the commands before the service came to, in their order. */
  readonly release: pulumi.Output<RunResult[]>;
  /** What the commands after it came to, in their order; empty without any. */
  readonly afterDeploy: pulumi.Output<RunResult[]>;

  /**
   * @param name Name of the component and of its service. Its tasks are named `<name>-release`, and so on.
   * @param args What to run before the service, and the service.
   * @param opts Pulumi's options of a component.
   */
  constructor(name: string, args: GatedServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(gatedServiceType, name, {}, opts);
    const children = gatedServiceChildren(this, name, args, {
      makeTask: (...task) => new OneOffTask(...task),
      host: programHost,
    });
    this.service = children.service;
    this.taskDefinitionArn = children.taskDefinitionArn;
    this.release = children.release;
    this.afterDeploy = children.afterDeploy;
    this.registerOutputs({ ...children });
  }
}
