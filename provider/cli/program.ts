import { Command } from "commander";
import type { Cli } from "./cli";
import { runCommand } from "./commands/run";

/** All commands. They reject with a `CommanderError` where they are used wrongly. */
export function programOf(cli: Cli, version: string): Command {
  const program = new Command("ecs-task")
    .description(
      "One-off tasks on Amazon ECS: run a command in an environment that is deployed, and look at what has run.",
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError("(--help shows how it is used)")
    .configureOutput({
      writeOut: (text) => cli.terminal.out(text.trimEnd()),
      writeErr: (text) => cli.terminal.err(text.trimEnd()),
    })
    .addHelpText("after", `\n${more}`);
  for (const make of commands) program.addCommand(make(cli).copyInheritedSettings(program));
  return program;
}

/** In the order of the help. */
const commands: readonly ((cli: Cli) => Command)[] = [runCommand];

const more = "`ecs-task <command> --help` has examples of each.";
