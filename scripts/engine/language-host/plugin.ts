import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import type { RunPluginRequest } from "@pulumi/pulumi/proto/language_pb";
import { resolveFrom } from "./project-modules";

export type RunningPlugin = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts `@pulumi/pulumi/cmd/run-plugin` with the folder of a PulumiPlugin.yaml, whose package.json says what its main
 * module is. Like the real host, with an empty stdin and in the folder of the program that uses the plugin. Throws a
 * sentence for the user when the plugin's packages are not installed.
 */
export function startPlugin(request: RunPluginRequest): RunningPlugin {
  const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
  const runPlugin = resolveFrom(directory, "@pulumi/pulumi/cmd/run-plugin");
  return spawn(process.execPath, [runPlugin, directory, ...request.getArgsList()], {
    cwd: request.getPwd(),
    stdio: ["ignore", "pipe", "pipe"],
    env: Object.fromEntries(request.getEnvList().map(nameAndValue)),
  });
}

function nameAndValue(variable: string): [string, string] {
  const equals = variable.indexOf("=");
  return [variable.slice(0, equals), variable.slice(equals + 1)];
}
