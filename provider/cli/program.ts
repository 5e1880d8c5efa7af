import { Command } from "commander";
import type { Cli } from "./cli";
import { explainCommand } from "./commands/explain";
import { historyCommand } from "./commands/history";
import { logsCommand } from "./commands/logs";
import { runCommand } from "./commands/run";
import { simulatorCommand } from "./commands/simulator";
import { stopCommand } from "./commands/stop";

/** All commands. They reject with a `CommanderError` where they are used wrongly. */
export function programOf(cli: Cli, version: string): Command {
  const program = new Command("ecs-task")
    .description(
      "One-off tasks on Amazon ECS: run a command in an environment that is deployed, and look at what has run.",
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => cli.terminal.out(text.trimEnd()),
      writeErr: (text) => cli.terminal.err(text.trimEnd()),
    })
    .addHelpText("after", `\n${more}`)
    .hook("preAction", (_, command) => refuseEmpty(command));
  for (const make of commands) {
    const command = make(cli).copyInheritedSettings(program);
    program.addCommand(
      command.showHelpAfterError(`(ecs-task ${command.name()} --help shows how it is used)`),
    );
  }
  return program;
}

/** A variable of a script that is not set: an empty stack would be the selected one, an empty cluster ECS's default. */
function refuseEmpty(command: Command): void {
  const given = command.opts();
  const empty = command.options.find((option) => given[option.attributeName()] === "");
  if (empty !== undefined)
    command.error(`error: option '${empty.flags}' is empty: give a value, or leave it out`);
}

/** In the order of the help. */
const commands: readonly ((cli: Cli) => Command)[] = [
  runCommand,
  historyCommand,
  logsCommand,
  stopCommand,
  explainCommand,
  simulatorCommand,
];

const more = "`ecs-task <command> --help` has examples of each.";
