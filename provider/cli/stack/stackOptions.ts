import type { Command } from "commander";

/** Adds the options by which a command finds its Pulumi stack. */
export function withStackOptions(command: Command): Command {
  return command
    .option("--stack <name>", "Pulumi stack (default: the selected one)")
    .option("--cwd <dir>", "folder of the Pulumi project (default: the working directory)");
}
