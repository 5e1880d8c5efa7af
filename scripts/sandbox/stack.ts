import { runPulumi } from "./pulumi";
import type { Sandbox } from "./sandbox";

/**
 * The `aws:` configuration that sends a stack's AWS calls to the simulator at `url`, as the real provider spells it:
 * for `pulumi config set-all`, and a pattern for users who point a stack of theirs at a local simulator.
 */
export function simulatorConfig(url: string): Readonly<Record<string, string>> {
  return {
    "aws:region": "eu-west-1",
    "aws:accessKey": "simulator",
    "aws:secretKey": "simulator",
    "aws:skipCredentialsValidation": "true",
    "aws:skipMetadataApiCheck": "true",
    "aws:skipRequestingAccountId": "true",
    "aws:endpoints[0].ecs": url,
    "aws:endpoints[0].cloudwatchlogs": url,
  };
}

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
