import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { startSimulator } from "../../simulator";
import type { Engine } from "../engine/engine";
import { runPulumi } from "../sandbox/pulumi";
import { createSandbox, type Sandbox } from "../sandbox/sandbox";
import { createStack, simulatorConfig } from "../sandbox/stack";
import type { Language } from "./project";
import { pulumiYaml } from "./sources";

export interface Deployment {
  readonly engine: Engine;
  /** The folder of the installed project. */
  readonly cwd: string;
  /** A folder for the stack, the account and the plugins, which need not be there. */
  readonly directory: string;
  readonly language: Language;
  /** The release of the AWS provider that the program asks for. */
  readonly aws: string;
  /** What the project's processes need in their environment, its PATH included. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Deploys a project's program to a simulator of its own and destroys it again. Rejects with all that Pulumi has printed
 * when one of them fails, when the task did not run exactly once, or when its revision is left.
 */
export async function deploy({ engine, cwd, directory, language, aws, env }: Deployment): Promise<void> {
  const images = join(directory, "images");
  const effects = join(directory, "effects");
  await mkdir(join(images, "app/v1"), { recursive: true });
  await writeFile(join(cwd, "Pulumi.yaml"), pulumiYaml(language));
  const simulator = await startSimulator({ images });
  try {
    const sandbox = await sandboxOf(engine, join(directory, "sandbox"), env, effects);
    await offerAwsPlugin(String(sandbox.env.PULUMI_HOME), aws);
    await createStack(sandbox, language, { cwd, config: simulatorConfig(simulator.url) });
    const said = await pulumi(sandbox, cwd, ["up", "--yes", "--skip-preview", "--stack", language]);
    const ran = await readFile(effects, "utf8").catch(() => "");
    if (ran !== "ran ") throw new Error(`The task ran ${ran.split(" ").length - 1} times:\n${said}`);
    if (!/gate: +"arn:aws:ecs:.*:task-definition\/app:1"/.test(said))
      throw new Error(`The program was told no gate:\n${said}`);
    await pulumi(sandbox, cwd, ["destroy", "--yes", "--skip-preview", "--stack", language]);
  } finally {
    await simulator.close();
  }
}

async function pulumi(sandbox: Sandbox, cwd: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runPulumi(sandbox, args, { cwd });
  if (exitCode !== 0) throw new Error(`pulumi ${args[0]} ended with ${exitCode}:\n${stdout}${stderr}`);
  return stdout;
}

async function sandboxOf(
  engine: Engine,
  directory: string,
  env: NodeJS.ProcessEnv,
  effects: string,
): Promise<Sandbox> {
  const sandbox = await createSandbox({ engine, directory });
  // The engine's own folder comes first: it has the language host, for which `node` is the project's.
  const PATH = [engine.env.PATH?.split(delimiter)[0], env.PATH].filter(Boolean).join(delimiter);
  const { NODE_OPTIONS = "" } = env;
  return { ...sandbox, env: { ...sandbox.env, NODE_OPTIONS, PATH, EFFECTS: effects } };
}

/** The stand-in for the AWS provider, under the version that the program asks for. */
async function offerAwsPlugin(pulumiHome: string, version: string): Promise<void> {
  const plugins = join(pulumiHome, "plugins");
  const [installed] = (await readdir(plugins)).filter((name) => name.startsWith("resource-aws-v"));
  const wanted = join(plugins, `resource-aws-v${version}`);
  if (installed === undefined) throw new Error(`There is no stand-in for the AWS provider in ${plugins}.`);
  if (join(plugins, installed) !== wanted) await cp(join(plugins, installed), wanted, { recursive: true });
}
