import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ECSClient, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { ensureYaml } from "../../scripts/engine/yaml";
import { installEcsTaskPlugin } from "../../scripts/sandbox/ecs-task-plugin";
import { type PulumiResult, runPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../scripts/sandbox/stack";
import { type Simulator, startSimulator } from "../../simulator";
import { isChanging } from "../engine/changing";
import { pluginConfig } from "../engine/program";
import { copyProject } from "../engine/projectCopy";

/** One of the examples, copied to a folder of its own, with a simulator of its own and the app of these tests as image. */
export interface ExampleStack {
  readonly simulator: Simulator;
  /** The folder of its Pulumi.yaml. */
  readonly cwd: string;
  /** Somebody else with access to the account. */
  readonly ecs: ECSClient;
  /** Runs `pulumi <args>`, with the image of a release where one is given. */
  pulumi(args: readonly string[], release?: string): Promise<PulumiResult>;
  /** `up` with the image of a release, which must succeed; answers what it printed. */
  up(release: string): Promise<string>;
  /** The same, for an `up` that must fail. */
  failingUp(release: string): Promise<string>;
  /** `destroy`, which must succeed; answers what it printed. */
  destroy(): Promise<string>;
  /** What the app has written into its database, line by line; servers' ports are left out. */
  database(): Promise<string[]>;
  /** The calls since the last clear that change something in AWS. */
  changes(): string[];
  /** ARNs of all ACTIVE task definitions in the account. */
  activeDefinitions(): Promise<string[]>;
  close(): Promise<void>;
}

export interface ExampleOptions {
  /** Settings of the example's Pulumi.yaml besides those that every example has. */
  readonly config?: (place: { readonly directory: string }) => Readonly<Record<string, string>>;
  /** What secrets resolve to, by their ARN, besides the database's. */
  readonly secrets?: (place: { readonly directory: string }) => Readonly<Record<string, string>>;
  /** Called before the stack is created, with somebody else's access to the account. */
  readonly before?: (ecs: ECSClient) => Promise<unknown>;
  /** Tags of the image. */
  readonly releases: readonly string[];
}

const databaseUrlSecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:hi-web-database-url";
const stack = "pr-123";

/** Opens the example in the folder `examples/<name>`. Close it, or its simulator goes on. */
export async function openExample(name: string, options: ExampleOptions): Promise<ExampleStack> {
  const report = createReport(process.stderr);
  const engine = await ensureEngine({ report });
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-example-"));
  const cwd = join(directory, name);
  await copyProject(resolve(__dirname, "../../examples", name), cwd);
  for (const release of options.releases)
    await cp(join(__dirname, "app"), join(directory, "images/hi-web", release), { recursive: true });

  const databaseFile = join(directory, "database");
  const secrets = { [databaseUrlSecretArn]: databaseFile, ...options.secrets?.({ directory }) };
  const simulator = await startSimulator({ images: join(directory, "images"), secrets });
  const ecs = new ECSClient({
    region: "eu-west-1",
    endpoint: simulator.url,
    credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
  });
  await options.before?.(ecs);

  const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
  const declared = await readFile(join(cwd, "Pulumi.yaml"), "utf8");
  const isYaml = /^runtime: yaml$/m.test(declared);
  if (isYaml) {
    await ensureYaml(engine, report);
    await installEcsTaskPlugin(String(sandbox.env.PULUMI_HOME));
  }
  const config = {
    ...simulatorConfig(simulator.url),
    ...(isYaml && pluginConfig(simulatorConfig(simulator.url))),
    "subnets[0]": "subnet-0123456789abcdef0",
    "securityGroups[0]": "sg-0123456789abcdef0",
    executionRoleArn: "arn:aws:iam::123456789012:role/hi-web-execution",
    ...(declared.includes("databaseUrlSecretArn:") && { databaseUrlSecretArn }),
    ...options.config?.({ directory }),
  };
  await createStack(sandbox, stack, { cwd, config });

  const pulumi: ExampleStack["pulumi"] = async (args, release) => {
    const image = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hi-web:${release}`;
    if (release !== undefined) await run(["config", "set", "image", image]);
    return run(args);
  };
  const run = (args: readonly string[]) => runPulumi(sandbox, [...args, "--stack", stack], { cwd });
  const printed = async (args: readonly string[], succeeds: boolean, release?: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await pulumi([...args, "--yes", "--skip-preview"], release);
    assert.equal(exitCode === 0, succeeds, stdout + stderr);
    return stdout;
  };

  return {
    simulator,
    cwd,
    ecs,
    pulumi,
    up: (release) => printed(["up"], true, release),
    failingUp: (release) => printed(["up"], false, release),
    destroy: () => printed(["destroy"], true),
    async database() {
      const text = await readFile(databaseFile, "utf8").catch(() => "");
      return text.split("\n").filter((line) => line !== "" && !line.startsWith("serving "));
    },
    changes: () => {
      const operations = simulator.journal.calls().map(({ operation }) => operation);
      return operations.filter(isChanging);
    },
    async activeDefinitions() {
      const { taskDefinitionArns = [] } = await ecs.send(
        new ListTaskDefinitionsCommand({ status: "ACTIVE" }),
      );
      return taskDefinitionArns;
    },
    async close() {
      ecs.destroy();
      await simulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
