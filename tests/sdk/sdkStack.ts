import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { installEcsTaskPlugin } from "../../scripts/sandbox/ecs-task-plugin";
import { runPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../scripts/sandbox/stack";
import { generateSdk } from "../../scripts/sdk/generate";
import type { Language } from "../../scripts/sdk/generators";
import { type Simulator, startSimulator } from "../../simulator";
import { pluginConfig } from "../engine/program";
import { type Ended, run } from "./run";

const STACK = "test";
const DATABASE_URL_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web-database";

const settings = {
  "subnets[0]": "subnet-0123456789abcdef0",
  "securityGroups[0]": "sg-0123456789abcdef0",
  assignPublicIp: "true",
  executionRoleArn: "arn:aws:iam::123456789012:role/hi-web-execution",
  databaseUrlSecretArn: DATABASE_URL_ARN,
};

export type Command = "up" | "preview";

/** What runs `up` or `preview` of a program: the language's Automation API, for its host comes with a release alone. */
export interface Runner {
  readonly command: string;
  /** What stands before the command, the stack's name and the targets. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A stack of a program with the generated SDK, the plugin and a simulator of its own, driven by the real engine. */
export interface SdkStack {
  readonly simulator: Simulator;
  /** `targets` are the URNs, or patterns of them, that a program in Python is run for. Default: all. */
  run(command: Command, release: string, targets?: readonly string[]): Promise<Ended>;
  /** Runs a command of the CLI that needs no program. */
  pulumi(...args: readonly string[]): Promise<Ended>;
  /** The releases whose migration did its work, in order. */
  migrated(): Promise<string[]>;
  close(): Promise<void>;
}

export interface SdkProgram {
  readonly language: Language;
  /** The folder of its Pulumi.yaml. */
  readonly project: string;
  /** The tags of the image `hi-web`; a migration fails in those that end in `-broken`. */
  readonly releases: readonly string[];
  /** Makes the program ready to run. `sdk` is the generated SDK's folder, `directory` one for its own files. */
  prepare(folders: { readonly sdk: string; readonly directory: string }): Promise<Runner>;
}

/** Opens a stack of a program. Close it, or its simulator goes on. */
export async function openSdkStack({ language, project, releases, prepare }: SdkProgram): Promise<SdkStack> {
  const report = createReport(process.stderr);
  const engine = await ensureEngine({ report });
  const directory = await mkdtemp(join(tmpdir(), `ecs-task-${language}-`));
  const inside = (name: string) => join(directory, name);
  const cwd = inside("project");
  await cp(project, cwd, { recursive: true });
  for (const release of releases) {
    await cp(join(__dirname, "images/hi-web"), join(inside("images"), "hi-web", release), {
      recursive: true,
    });
  }

  const sandbox = await createSandbox({ engine, directory: inside("sandbox") });
  await installEcsTaskPlugin(join(sandbox.directory, "home"));
  const sdk = await generateSdk(sandbox, language, { directory: inside("sdk"), report });
  const runner = await prepare({ sdk, directory });
  const simulator = await startSimulator({
    images: inside("images"),
    secrets: { [DATABASE_URL_ARN]: inside("database") },
  });
  const aws = simulatorConfig(simulator.url);
  await createStack(sandbox, STACK, { cwd, config: { ...aws, ...pluginConfig(aws), ...settings } });

  const pulumi: SdkStack["pulumi"] = async (...args) => {
    const { exitCode, stdout, stderr } = await runPulumi(sandbox, [...args, "--stack", STACK], { cwd });
    return { exitCode, output: stdout + stderr };
  };
  return {
    simulator,
    async run(command, release, targets = []) {
      await pulumi("config", "set", "image", `hi-web:${release}`);
      const env = { ...sandbox.env, ...runner.env };
      return run(runner.command, [...runner.args, command, STACK, ...targets], { cwd, env });
    },
    pulumi,
    async migrated() {
      const text = await readFile(inside("database"), "utf8").catch(() => "");
      return text.split("\n").filter((line) => line !== "");
    },
    async close() {
      await simulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
