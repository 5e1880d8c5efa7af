import { execFile } from "node:child_process";
import { promisify } from "node:util";

const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

export interface Ended {
  /** `null` when the process was killed. */
  readonly exitCode: number | null;
  /** What it printed, then what it printed as errors. */
  readonly output: string;
}

/** Runs a command to its end, whatever that is. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, {
      ...options,
      maxBuffer: OUTPUT_LIMIT_BYTES,
    });
    return { exitCode: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr, message } = error as Failure;
    if (typeof code === "string") throw new Error(`${command} does not start: ${message}`, { cause: error });
    return { exitCode: code, output: stdout + stderr };
  }
}

/** As {@link run}, for a command that must succeed. Rejects with what it printed. */
export async function succeed(...command: Parameters<typeof run>): Promise<string> {
  const { exitCode, output } = await run(...command);
  if (exitCode !== 0) throw new Error(`${[command[0], ...command[1]].join(" ")}: ${output}`);
  return output;
}

interface Failure {
  /** The exit code, or the name of what kept the command from starting. */
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly message: string;
}
