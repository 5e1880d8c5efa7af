import { execFile } from "node:child_process";
import { promisify } from "node:util";

const OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024;

/** Runs `go <args>` in a module's folder. Rejects with the last lines that Go printed. */
export async function go(module: string, ...args: string[]): Promise<void> {
  // The user's own workspace and flags are about other modules.
  const env = { ...process.env, GOFLAGS: "-mod=mod", GOWORK: "off" };
  try {
    await promisify(execFile)("go", args, { cwd: module, env, maxBuffer: OUTPUT_LIMIT_BYTES });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const lastLines = (stderr ?? String(error)).trim().split("\n").slice(-3).join(" ");
    throw new Error(`go ${args[0]}: ${lastLines}`, { cause: error });
  }
}
