import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { startPulumi } from "../../scripts/sandbox/pulumi";
import { createSandbox } from "../../scripts/sandbox/sandbox";
import { createStack, simulatorConfig } from "../../scripts/sandbox/stack";
import { copyProject } from "../../tests/engine/projectCopy";
import { metered, providerUsage, type Usage } from "./usage";

/** A command of the engine, and what it took. */
export interface Ran {
  readonly seconds: number;
  readonly output: string;
}

/** One that may have failed. */
export interface Tried extends Ran {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** A stack of a program of the benchmark's, driven by the real engine, whose AWS is a simulator. */
export interface Stack {
  /** Runs `pulumi <args>` with what the program is told. Rejects with the engine's output when that fails. */
  run(args: readonly string[], told: object): Promise<Ran>;
  /** The same, for who counts failures. */
  tryToRun(args: readonly string[], told: object): Promise<Tried>;
  /** Makes an exported state the stack's. */
  import(state: object): Promise<void>;
  /** What the provider process of the last command has used. */
  provider(): Promise<Usage>;
  close(): Promise<void>;
}

/** @param program folder of the program, and `engineEnv` variables for the engine beside the sandbox's. */
export async function openStack(
  program: string,
  endpoint: string,
  engineEnv: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const engine = await ensureEngine({ report: createReport(process.stderr) });
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-bench-"));
  const cwd = join(directory, "project");
  const usage = join(directory, "usage");
  const sandbox = await createSandbox({ engine, directory: join(directory, "sandbox") });
  await copyProject(resolve(program), cwd);
  await createStack(sandbox, "bench", { cwd, config: simulatorConfig(endpoint) });

  const tryToRun: Stack["tryToRun"] = async (args, told) => {
    const env = { ...sandbox.env, ...engineEnv, ...(await metered(usage)), BENCH: JSON.stringify(told) };
    const beginMs = performance.now();
    const { finished } = await startPulumi({ ...sandbox, env }, [...args, "--stack", "bench"], { cwd });
    const { exitCode, stdout, stderr } = await finished;
    return { exitCode, seconds: (performance.now() - beginMs) / 1_000, output: stdout, stderr };
  };
  const run: Stack["run"] = async (args, told) => {
    const { exitCode, stderr, ...ran } = await tryToRun(args, told);
    if (exitCode === 0) return ran;
    throw new Error(`pulumi ${args.join(" ")} ended with ${exitCode}:\n${ran.output}${stderr}`);
  };

  return {
    run,
    tryToRun,
    async import(state) {
      const file = join(directory, "state.json");
      await writeFile(file, JSON.stringify(state));
      await run(["stack", "import", "--file", file], {});
    },
    provider: () => providerUsage(usage),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
