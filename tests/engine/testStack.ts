import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ECSClient } from "@aws-sdk/client-ecs";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { type PulumiProcess, type PulumiResult, startPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../scripts/sandbox/stack";
import { type Simulator, startSimulator } from "../../simulator";
import { nodeProgram, type Program } from "./program";
import { somebodyElse } from "./somebodyElse";

/** What a test varies of the program in `project/`; another program may read other members. */
export interface TaskUnderTest {
  /** Members added to the container definition. */
  readonly container?: object;
  /** Members added to the task definition. */
  readonly definition?: object;
  /** Any other argument of the OneOffTask. `environment` gets EFFECTS. */
  readonly [argument: string]: unknown;
}

/** A stack in a project of its own, with a simulator of its own, driven by the real engine. */
export interface TestStack {
  readonly simulator: Simulator;
  /** A folder for the test's own files, which goes with the stack. */
  readonly directory: string;
  /** The program's folder. */
  readonly cwd: string;
  /** What a process needs to find the engine and the stack's backend. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Somebody else with access to the account. */
  readonly ecs: ECSClient;
  /** Runs `pulumi <args>` with the given task in the program. */
  pulumi(args: readonly string[], task?: TaskUnderTest): Promise<PulumiResult>;
  /** The same, for a test that does something to the process. */
  start(args: readonly string[], task?: TaskUnderTest): Promise<PulumiProcess>;
  /** `up`, which must succeed. */
  up(task?: TaskUnderTest): Promise<PulumiResult>;
  /** One line for each time that a container did its work: `<label> <run id>`. */
  effects(): Promise<string[]>;
  /** The recorded properties of the OneOffTask of a name; undefined when the state has none. */
  recorded(name?: string): Promise<Record<string, unknown> | undefined>;
  /** What the state says was begun and not ended. */
  pendingOperations(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

/** Time for the engine to be built, on a machine that never had one. */
export const engineBudgetMs = 40 * 60_000;

/** Time for one `up` on a busy machine. */
export const upBudgetMs = 120_000;

/** Opens a stack of a program, or of the Node program in a folder beside this file. Close it, or its simulator goes on. */
export async function openStack(from: string | Program<TaskUnderTest> = "project"): Promise<TestStack> {
  const program: Program<TaskUnderTest> =
    typeof from === "string" ? nodeProgram(join(__dirname, from), "TASK_UNDER_TEST") : from;
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-engine-"));
  const cwd = join(directory, "project");
  const effectsFile = join(directory, "effects");

  const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
  const simulator = await startSimulator({ images: join(__dirname, "images") });
  await program.prepare(cwd, sandbox);
  await program.tell({}, cwd);
  await createStack(sandbox, "test", { cwd, config: program.config(simulatorConfig(simulator.url)) });

  const ecs = somebodyElse(simulator.url);

  const start: TestStack["start"] = async (args, { environment = {}, ...task } = {}) => {
    const withEffects = { ...task, environment: { EFFECTS: effectsFile, ...(environment as object) } };
    const env = { ...sandbox.env, ...(await program.tell(withEffects, cwd)) };
    return startPulumi({ ...sandbox, env }, [...args, "--stack", "test"], { cwd });
  };
  const exported = async (): Promise<Exported["deployment"]> =>
    (JSON.parse((await pulumi(["stack", "export"])).stdout) as Exported).deployment;
  const pulumi: TestStack["pulumi"] = async (args, task) => (await start(args, task)).finished;

  return {
    simulator,
    directory,
    cwd,
    env: sandbox.env,
    ecs,
    start,
    pulumi,
    async up(task) {
      const result = await pulumi(["up", "--yes", "--skip-preview"], task);
      assert.equal(result.exitCode, 0, result.stdout + result.stderr);
      return result;
    },
    async effects() {
      const text = await readFile(effectsFile, "utf8").catch(() => "");
      return text.split("\n").filter((line) => line !== "");
    },
    async recorded(name = "migrate") {
      const { resources } = await exported();
      const task = new RegExp(`ecs-task:(index:)?OneOffTask::${name}$`);
      return resources?.find(({ urn }) => task.test(urn))?.outputs;
    },
    pendingOperations: async () => (await exported()).pending_operations ?? [],
    async close() {
      ecs.destroy();
      await simulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Exported {
  readonly deployment: {
    readonly resources?: readonly { readonly urn: string; readonly outputs?: Record<string, unknown> }[];
    readonly pending_operations?: readonly unknown[];
  };
}
