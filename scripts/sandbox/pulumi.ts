import { spawn } from "node:child_process";
import type { Sandbox } from "./sandbox";

export interface PulumiOptions {
  /** The folder of Pulumi.yaml, or one below it. */
  readonly cwd: string;
  /** Called with every piece of output, of stdout and stderr alike, as it comes. */
  readonly onOutput?: (text: string) => void;
  /** Its abort is the user's Ctrl-C: the engine ends what it has begun. */
  readonly signal?: AbortSignal;
}

export interface PulumiResult {
  /** `null` when the process was killed. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PulumiProcess {
  readonly pid: number;
  /** Resolves at the end, whatever the exit code. */
  readonly finished: Promise<PulumiResult>;
}

/** Runs `pulumi <args>` in the sandbox to its end, asking no questions and printing no colors. */
export async function runPulumi(
  sandbox: Sandbox,
  args: readonly string[],
  options: PulumiOptions,
): Promise<PulumiResult> {
  return (await startPulumi(sandbox, args, options)).finished;
}

/** As {@link runPulumi}, for a caller that wants the process while it runs. Rejects when it cannot be started. */
export async function startPulumi(
  { engine, env }: Sandbox,
  args: readonly string[],
  { cwd, onOutput, signal }: PulumiOptions,
): Promise<PulumiProcess> {
  const child = spawn(engine.pulumi, [...args, "--non-interactive", "--color", "never"], {
    cwd,
    env,
    // In the terminal's group it would get a Ctrl-C twice, from the terminal and by `signal`: the engine takes the second as
    // the order to leave everything as it is.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      output[stream] += text;
      onOutput?.(text);
    });
  }
  const interrupt = () => void child.kill("SIGINT");
  signal?.addEventListener("abort", interrupt);
  const finished = new Promise<PulumiResult>((resolve) => {
    child.on("close", (exitCode) => {
      signal?.removeEventListener("abort", interrupt);
      resolve({ exitCode, ...output });
    });
  });
  const pid = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => resolve(child.pid as number));
  });
  return { pid, finished };
}
