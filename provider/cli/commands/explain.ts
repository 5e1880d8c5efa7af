import { Command, InvalidArgumentError } from "commander";
import type { Cli } from "../cli";
import type { ExplainFlags } from "../task/explainTask";
import { runArgument, withTaskOptions } from "../task/flags";

/** `ecs-task explain`. */
export function explainCommand(cli: Cli): Command {
  const command = new Command("explain")
    .summary("explain why a task of ECS ended as it did, or what it waits for")
    .description(
      "Explains any task of ECS, whoever started it. Of one that has ended: its verdict, the cause, what to do, ECS's own words and the last lines of output. Of one that is still starting: what it waits for.",
    )
    .argument("[RUN]", `${runArgument} (default: the stack's only resource)`)
    .optionsGroup("How:")
    .option(
      "--container <name>",
      "the container to explain (default: the only essential one, or the essential one that ended first or failed)",
    )
    .option("-n, --tail <lines>", "how many of the last lines of output are shown, up to 1000", lines, 20)
    .option("--json", "print one JSON document");
  return withTaskOptions(command)
    .addHelpText("after", `\n${examples}`)
    .action(async (run: string | undefined, flags: ExplainFlags) => {
      const { explainTask }: typeof import("../task/explainTask") = require("../task/explainTask");
      await explainTask(run, flags, cli);
    });
}

const examples = `The exit status is 0 when the task could be explained, even if it has failed, and 1 when it is
not known. ECS forgets a task an hour after its end; the last run of a stack's resource is then told
from the state.

Examples:
  # why the last run of the stack's resource "migrate" has failed
  ecs-task explain migrate

  # why a service's task has gone
  ecs-task explain arn:aws:ecs:eu-west-1:123456789012:task/main/1f9b3c0de5a748c2a0b6d1e4f7c83920

  # what a container beside the main one came to
  ecs-task explain 1f9b3c0de5a748c2a0b6d1e4f7c83920 --cluster main --container proxy

  # in a script
  ecs-task explain migrate --json | jq -r .cause`;

function lines(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= 1_000)) throw new InvalidArgumentError("It must be a number of lines, 0 to 1000.");
  return count;
}
