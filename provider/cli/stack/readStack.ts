import { resolve } from "node:path";
import type { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { ReadConfig } from "../../connection/complete";
import { CommandFailure } from "../failure";
import { type Exported, stackIn } from "./deployment";
import type { Stack, StackChoice } from "./stack";

/**
 * Reads a stack through the Automation API: its name, its state, and its configuration, with secrets. The commands that it
 * runs write nothing and select no stack. Rejects with what the Pulumi CLI says.
 */
export async function readStack({ stack: wanted, cwd = "." }: StackChoice): Promise<Stack> {
  const workDir = resolve(cwd);
  const asking = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (cause) {
      if (cause instanceof CommandFailure) throw cause;
      throw new CommandFailure(
        `${what} of the Pulumi project in ${workDir} could not be read: ${saidIn(cause)}`,
        undefined,
        {
          cause,
        },
      );
    }
  };
  const workspace = await asking("the stacks", () => loadAutomation().LocalWorkspace.create({ workDir }));
  const name = wanted ?? (await asking("the selected stack", () => selected(workspace, workDir)));
  const [configured, exported] = [
    asking(`the configuration of stack ${name}`, () => workspace.getAllConfig(name)),
    asking(`the state of stack ${name}`, () => workspace.exportStack(name)),
  ];
  // Where neither can be read, the first one says more: that there is no project here.
  exported.catch(() => undefined);
  const config = await configured;
  const { deployment } = await exported;
  const read: ReadConfig = (key) => config[key]?.value;
  return stackIn(name, (deployment ?? {}) as Exported, read);
}

/** It takes longer to load than all else here, and few commands need it. */
function loadAutomation(): typeof import("@pulumi/pulumi/automation") {
  return require("@pulumi/pulumi/automation");
}

async function selected(workspace: LocalWorkspace, workDir: string): Promise<string> {
  const stack = await workspace.stack();
  if (stack === undefined)
    throw new CommandFailure(
      `no stack is selected in ${workDir}: name one with --stack, or select it with \`pulumi stack select\``,
    );
  return stack.name;
}

/** The CLI's own words, which the Automation API puts among the lines of a report. */
function saidIn(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/spawn pulumi ENOENT/.test(message)) return "there is no `pulumi` on the PATH";
  const [, said = message] = /^error: ([\s\S]*?)(?:\n err\?:|$(?![\s\S]))/m.exec(message) ?? [];
  return said.trim();
}
