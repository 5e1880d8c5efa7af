import * as pulumi from "@pulumi/pulumi";
import type { TaskResource } from "../component/tasks";
import type { OneOffTaskArgs } from "../resource/args";
import { connectionSettings } from "../resource/connectionArgs";
import { dynamicType, pluginType } from "../resource/identityUrn";
import { toldOutputs } from "../resource/toldOutputs";
import { version } from "./packaged";

/** The plugin's own `OneOffTask`, as a component in the plugin makes it. */
class PluginTask extends pulumi.CustomResource {
  constructor(name: string, { connection, ...rest }: OneOffTaskArgs, options: pulumi.CustomResourceOptions) {
    // An output-only property has to be declared, as undefined, for dependents to wait for it.
    const outputs = Object.fromEntries(toldOutputs.map((output) => [output, undefined]));
    const inputs = connection === undefined ? rest : { ...rest, connection: connectionSettings(connection) };
    const own = { version, aliases: [{ type: dynamicType }] };
    super(pluginType, name, { ...outputs, ...inputs }, pulumi.mergeOptions(options, own));
  }
}

export function makePluginTask(
  name: string,
  args: OneOffTaskArgs,
  options: pulumi.CustomResourceOptions,
): TaskResource {
  return new PluginTask(name, args, options) as PluginTask & TaskResource;
}
