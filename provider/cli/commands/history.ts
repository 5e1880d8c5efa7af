import { Command, InvalidArgumentError } from "commander";
import type { Cli } from "../cli";
import { withConnectionOptions } from "../connectionOptions";
import type { HistoryFlags } from "../history/flags";
import { withStackOptions } from "../stack/stackOptions";

/** `ecs-task history`. */
export function historyCommand(cli: Cli): Command {
  const command = new Command("history")
    .summary("show the runs of a stack's resources, even long after ECS has forgotten them")
    .description(
      "Shows the runs of the OneOffTasks of a Pulumi stack, newest first: when each one ran and why, which attempt it was, and what it came to.",
    )
    .usage("[options] [NAME...]")
    .argument(
      "[NAME...]",
      "OneOffTasks and GatedServices of the stack, or their URNs (default: all of them)",
    );
  withStackOptions(command)
    .optionsGroup("Output:")
    .option("-n, --limit <number>", "show at most this many runs", count, 20)
    .option("--json", "print one JSON document in place of a table")
    .optionsGroup("AWS:");
  withConnectionOptions(command);
  return command
    .addHelpText("after", `\n${examples}`)
    .action(async (names: readonly string[], flags: HistoryFlags) => {
      const { showHistory }: typeof import("../history/showHistory") = require("../history/showHistory");
      await showHistory(names, flags, cli);
    });
}

const examples = `It is put together from the stack's state, which has the last run of each resource; from ECS, which
has what is in flight and what has ended within the hour; and from the receipts that the resources
leave as tags on the task definition revisions that they have registered. What cannot be asked is
said on stderr.

Examples:
  # the last 20 runs of the selected stack
  ecs-task history

  # those of one resource, in another stack
  ecs-task history migrate --stack prod --cwd infra --limit 50

  # in a script: why the last run failed
  ecs-task history migrate --json | jq -r '.runs[0] | select(.status == "failed").failure'`;

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000)
    throw new InvalidArgumentError("It must be a whole number from 1 to 1000.");
  return number;
}
