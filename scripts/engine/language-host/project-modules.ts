import { createRequire } from "node:module";
import * as path from "node:path";
import type * as Grpc from "@grpc/grpc-js";
import type * as Language from "@pulumi/pulumi/proto/language_grpc_pb";
import type * as Messages from "@pulumi/pulumi/proto/language_pb";
import type * as Plugin from "@pulumi/pulumi/proto/plugin_pb";

/** What the host needs of the project it serves. */
export interface ProjectModules {
  readonly grpc: typeof Grpc;
  readonly language: typeof Language;
  readonly messages: typeof Messages;
  readonly plugin: typeof Plugin;
}

/**
 * The variable with the folder of a project whose packages the host may use where it is started for a project that is
 * none of Node's: a YAML program with a source plugin, which the host hears of only after it has begun to serve.
 */
export const SPARE_PROJECT = "LANGUAGE_HOST_SPARE_PROJECT";

/** The packages of the project in `directory`, else those of the spare one. `problem` is a sentence for the user. */
export function loadProjectModules(directory: string): ProjectModules | { readonly problem: string } {
  const { [SPARE_PROJECT]: spare } = process.env;
  try {
    return modulesOf(directory);
  } catch (error) {
    return spare === undefined ? { problem: notInstalled(directory, error) } : modulesOf(spare);
  }
}

/**
 * The copies that `@pulumi/pulumi` of the project uses itself: with a strict package manager the project's own code
 * does not see its transitive dependencies.
 */
function modulesOf(directory: string): ProjectModules {
  const require = createRequire(requireFrom(directory).resolve("@pulumi/pulumi"));
  return {
    grpc: require("@grpc/grpc-js"),
    language: require("@pulumi/pulumi/proto/language_grpc_pb"),
    messages: require("@pulumi/pulumi/proto/language_pb"),
    plugin: require("@pulumi/pulumi/proto/plugin_pb"),
  };
}

/** The file of a module of the project in `directory`. Throws a sentence for the user. */
export function resolveFrom(directory: string, module: string): string {
  try {
    return requireFrom(directory).resolve(module);
  } catch (error) {
    throw new Error(notInstalled(directory, error));
  }
}

function notInstalled(directory: string, error: unknown): string {
  const [reason] = String(error).split("\n");
  return `${directory} has no usable @pulumi/pulumi: run \`npm install\` there. (${reason})`;
}

/** `require` as a file in `directory` would have it. */
function requireFrom(directory: string): NodeJS.Require {
  return createRequire(path.join(directory, "program.js"));
}
