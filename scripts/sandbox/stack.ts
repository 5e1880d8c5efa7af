import { runPulumi } from "./pulumi";
import type { Sandbox } from "./sandbox";

export { simulatorConfig } from "../../simulator/stack-config";

/** Creates `stack` of the project in `cwd` with the given configuration. Rejects with what the engine says. */
export async function createStack(
  sandbox: Sandbox,
  stack: string,
  { cwd, config }: { readonly cwd: string; readonly config: Readonly<Record<string, string>> },
): Promise<void> {
  const settings = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
  for (const args of [
    ["stack", "init", stack],
    ["config", "set-all", "--stack", stack, "--path", ...settings],
  ]) {
    const { exitCode, stderr } = await runPulumi(sandbox, args, { cwd });
    if (exitCode !== 0) throw new Error(`pulumi ${args.slice(0, 2).join(" ")}: ${stderr.trim()}`);
  }
}
