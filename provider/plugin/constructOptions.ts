import * as pulumi from "@pulumi/pulumi";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

interface Resource {
  hookBindingFromProto(binding: unknown): pulumi.ResourceHookBinding | undefined;
}
/** Its types do not show this; before Pulumi had hooks it was not there. */
const { hookBindingFromProto }: Partial<Resource> = require("@pulumi/pulumi/runtime/resource");

interface DependencyProvider {
  new (reference: string): pulumi.ProviderResource;
}
const {
  DependencyProviderResource,
}: { DependencyProviderResource: DependencyProvider } = require("@pulumi/pulumi/resource");

/** The options that the component has in its program. */
export function constructOptions(request: ConstructRequest): pulumi.ComponentResourceOptions {
  const parent = request.getParent();
  const deletedWith = request.getDeletedwith();
  const timeouts = request.getCustomtimeouts();
  const hooks = hookBindingFromProto?.(request.getResourceHooks());
  return {
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map((urn) => new pulumi.DependencyResource(urn)),
    providers: Object.fromEntries(
      request
        .getProvidersMap()
        .toArray()
        .map(([name, reference]) => [name, new DependencyProviderResource(reference)]),
    ),
    ...(request.hasProtect() && { protect: request.getProtect() === true }),
    ...(parent !== "" && { parent: new pulumi.DependencyResource(parent) }),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    ...(timeouts !== undefined && { customTimeouts: timeouts.toObject() as pulumi.CustomTimeouts }),
    ...(request.hasRetainondelete() && { retainOnDelete: request.getRetainondelete() === true }),
    ...(deletedWith !== "" && { deletedWith: new pulumi.DependencyResource(deletedWith) }),
    ...(hooks !== undefined && { hooks }),
  };
}

function aliasOf(alias: Alias): pulumi.URN | pulumi.Alias {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  const given = {
    name: spec.getName(),
    type: spec.getType(),
    project: spec.getProject(),
    stack: spec.getStack(),
  };
  const named = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
  if (spec.hasParenturn()) return { ...named, parent: spec.getParenturn() };
  return spec.hasNoparent() && spec.getNoparent() ? { ...named, parent: pulumi.rootStackResource } : named;
}
