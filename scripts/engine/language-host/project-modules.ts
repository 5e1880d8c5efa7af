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
 * The copies that `@pulumi/pulumi` of the project in `directory` uses itself: with a strict package manager the
 * project's own code does not see its transitive dependencies. `problem` is a sentence for the user.
 */
export function loadProjectModules(directory: string): ProjectModules | { readonly problem: string } {
  try {
    const require = createRequire(requireFrom(directory).resolve("@pulumi/pulumi"));
    return {
      grpc: require("@grpc/grpc-js"),
      language: require("@pulumi/pulumi/proto/language_grpc_pb"),
      messages: require("@pulumi/pulumi/proto/language_pb"),
      plugin: require("@pulumi/pulumi/proto/plugin_pb"),
    };
  } catch (error) {
    const [reason] = String(error).split("\n");
    return { problem: `${directory} has no usable @pulumi/pulumi: run \`npm install\` there. (${reason})` };
  }
}

/** `require` as a file in `directory` would have it. */
export function requireFrom(directory: string): NodeJS.Require {
  return createRequire(path.join(directory, "program.js"));
}
