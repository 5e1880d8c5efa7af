import * as pulumi from "@pulumi/pulumi";
import type { GatedServiceArgs } from "./args";

/**
 * How the commands reach AWS: as the program says, or else by the `aws.Provider` that the component was given for its
 * service, unless there is a provider of this package, which is asked then.
 */
export function connectionOf(
  component: pulumi.ComponentResource,
  { connection }: Pick<GatedServiceArgs, "connection">,
): GatedServiceArgs["connection"] {
  if (connection !== undefined) return connection;
  const provider = component.getProvider("aws:ecs/service:Service");
  if (provider === undefined || component.getProvider("ecs-task:index:OneOffTask") !== undefined)
    return undefined;
  if (isReference(provider)) throw new pulumi.ResourceError(unreadable, component, true);
  return provider;
}

/** In the plugin a provider of the program is a reference to it, without its arguments. */
function isReference(provider: pulumi.ProviderResource): boolean {
  return !("region" in provider);
}

const unreadable =
  'the service is given an explicit provider of the package "aws", whose arguments this plugin cannot read: give the component an explicit provider of the package "ecs-task" beside it, with the same arguments, or say in `connection` how its commands reach AWS';
