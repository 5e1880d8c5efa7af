import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createReport } from "../../scripts/engine/report";
import { ensureYaml } from "../../scripts/engine/yaml";
import { installEcsTaskPlugin } from "../../scripts/sandbox/ecs-task-plugin";
import type { Sandbox } from "../../scripts/sandbox/sandbox";
import { copyProject } from "./projectCopy";

type Settings = Readonly<Record<string, string>>;

/** A program that a test's stack deploys, and how it is told what the test varies. */
export interface Program<Given> {
  /** Makes its folder, and sees to what it needs besides an engine for Node programs. */
  prepare(cwd: string, sandbox: Sandbox): Promise<void>;
  /** Its stack's configuration, made from the one that sends the AWS provider to the simulator. */
  config(simulator: Settings): Settings;
  /** Tells it what the next command is about, and answers with the variables that the command's environment needs. */
  tell(given: Given, cwd: string): Promise<Settings>;
}

/** The Node program in a folder, which reads what it is told from an environment variable. */
export function nodeProgram<Given>(folder: string, variable: string): Program<Given> {
  return {
    prepare: (cwd) => copyProject(folder, cwd),
    config: (simulator) => simulator,
    tell: async (given) => ({ [variable]: JSON.stringify(given) }),
  };
}

/** A program in YAML, and the plugin. `textOf` makes its Pulumi.yaml. */
export function yamlProgram<Given>(
  textOf: (given: Given) => object,
  addPlugin: (cwd: string, sandbox: Sandbox) => Promise<unknown> = installed,
): Program<Given> {
  return {
    async prepare(cwd, sandbox) {
      await ensureYaml(sandbox.engine, createReport(process.stderr));
      await mkdir(cwd);
      await addPlugin(cwd, sandbox);
    },
    config: (simulator) => ({ ...simulator, ...pluginConfig(simulator) }),
    async tell(given, cwd) {
      // JSON is YAML.
      await writeFile(join(cwd, "Pulumi.yaml"), JSON.stringify(textOf(given)));
      return {};
    },
  };
}

/** The plugin in the sandbox's plugin cache, as a release of it would be. */
function installed(_cwd: string, { env }: Sandbox): Promise<string> {
  return installEcsTaskPlugin(String(env.PULUMI_HOME));
}

/** How YAML refers to a value, such as `main.arn`. */
export function ref(path: string): string {
  return `\${${path}}`;
}

/** The plugin's settings have the names of the AWS provider's, but for those that let it skip something. */
export function pluginConfig(aws: Settings): Settings {
  return Object.fromEntries(
    Object.entries(aws)
      .filter(([key]) => !key.startsWith("aws:skip"))
      .map(([key, value]) => [key.replace(/^aws:/, "ecs-task:"), value]),
  );
}
