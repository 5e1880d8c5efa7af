import type * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import type { GatedServiceArgs } from "./args";

/**
 * The revision of the service once its deployment is over. Where the update waits for a steady state, that has to be the
 * revision it was given: a circuit breaker rolls a failing deployment back, after which the service is steady on the
 * former one, and versions of the AWS provider call that a success (hashicorp/terraform-provider-aws#20858).
 */
export function deployedRevision(
  service: ecs.Service,
  given: pulumi.Input<string>,
  { service: settings = {}, afterDeploy }: GatedServiceArgs,
): pulumi.Output<string> {
  if (pulumi.runtime.isDryRun()) return service.taskDefinition as pulumi.Output<string>;
  const waits = afterDeploy !== undefined || settings.waitForSteadyState;
  return pulumi
    .all([service.taskDefinition, given, service.name, waits])
    .apply(([has, wanted, name, waited]) => {
      if (waited !== true || has === wanted) return has ?? wanted;
      throw new pulumi.ResourceError(rolledBack(name, has, wanted), service, true);
    });
}

function rolledBack(name: string, has: string | undefined, wanted: string): string {
  return [
    `The service "${name}" is not on ${wanted}, which it was to have, but on ${has}: its deployment was rolled back, or --target left it out.`,
    "Why new tasks failed is in the service's events, and in the stopped tasks of its deployment: fix it and run `pulumi up`.",
    "After --target, run `pulumi up` without it.",
  ].join("\n");
}
