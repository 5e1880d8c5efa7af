import { rm } from "node:fs/promises";
import { join } from "node:path";
import { runPulumi } from "../sandbox/pulumi";
import type { Sandbox } from "../sandbox/sandbox";
import { createStack, simulatorConfig } from "../sandbox/stack";

/** How a `pulumi` command ended. */
export interface CommandResult {
  readonly succeeded: boolean;
  /** What it printed, then what it printed as errors. */
  readonly output: string;
}

/** The stack of the project in this checkout, driven by the commands a user types. */
export interface Stack {
  /** Runs `pulumi <args>` on the stack, to its end; a failure is a result, an interruption is thrown. */
  run(args: readonly string[]): Promise<CommandResult>;
  /** The stack's outputs, by the names the program exports. */
  outputs(): Promise<Readonly<Record<string, string>>>;
  /** Removes the stack and its configuration file, whatever it still holds. */
  remove(): Promise<void>;
}

const checkout = join(__dirname, "..", "..");
const name = "hi-web-demo";

/** What a user sets for an AWS account, here with names that only the simulator knows. */
const quickstartConfig = {
  "subnets[0]": "subnet-0123456789abcdef0",
  "securityGroups[0]": "sg-0123456789abcdef0",
  executionRoleArn: "arn:aws:iam::123456789012:role/hi-web-execution",
};

/** Creates the stack with AWS at `awsUrl`; the app finds its database through the secret `databaseUrlSecretArn`. */
export async function createDemoStack(
  sandbox: Sandbox,
  options: {
    readonly awsUrl: string;
    readonly databaseUrlSecretArn: string;
    readonly interrupt: AbortSignal;
  },
): Promise<Stack> {
  const { awsUrl, databaseUrlSecretArn, interrupt } = options;
  const configFile = join(checkout, `Pulumi.${name}.yaml`);
  // Left by a demo that was killed or told to --keep, with the encryption salt of another sandbox.
  await rm(configFile, { force: true });
  const config = { ...simulatorConfig(awsUrl), ...quickstartConfig, databaseUrlSecretArn };
  await createStack(sandbox, name, { cwd: checkout, config });

  const pulumi = (args: readonly string[], signal?: AbortSignal) =>
    runPulumi(sandbox, [...args, "--stack", name], { cwd: checkout, ...(signal && { signal }) });

  return {
    async run(args) {
      interrupt.throwIfAborted();
      const { exitCode, stdout, stderr } = await pulumi(args, interrupt);
      interrupt.throwIfAborted();
      return { succeeded: exitCode === 0, output: stdout + stderr };
    },
    async outputs() {
      const { exitCode, stdout, stderr } = await pulumi(["stack", "output", "--json"]);
      if (exitCode !== 0) throw new Error(`pulumi stack output: ${stderr.trim()}`);
      return JSON.parse(stdout);
    },
    async remove() {
      await pulumi(["stack", "rm", "--yes", "--force"]);
      await rm(configFile, { force: true });
    },
  };
}
