import * as pulumi from "@pulumi/pulumi";
import type { TaskResource } from "../component/tasks";
import type { OneOffTaskArgs } from "../resource/args";
import { withSettings } from "../resource/connectionArgs";
import { dynamicType, pluginType } from "../resource/identityUrn";
import { declaredOutputs } from "../resource/toldOutputs";
import { version } from "./packaged";

/** The plugin's own `OneOffTask`, as a component in the plugin makes it. */
class PluginTask extends pulumi.CustomResource {
  constructor(name: string, args: OneOffTaskArgs, options: pulumi.CustomResourceOptions) {
    const own = { version, aliases: [{ type: dynamicType }] };
    super(
      pluginType,
      name,
      { ...declaredOutputs(), ...withSettings(args) },
      pulumi.mergeOptions(options, own),
    );
  }
}

export function makePluginTask(
  name: string,
  args: OneOffTaskArgs,
  options: pulumi.CustomResourceOptions,
): TaskResource {
  return new PluginTask(name, args, options) as PluginTask & TaskResource;
}
