import { Command } from "commander";
import type { Cli } from "../cli";
import { runArgument, withTaskOptions } from "../task/flags";
import type { StopFlags } from "../task/stopTask";

/** `ecs-task stop`. */
export function stopCommand(cli: Cli): Command {
  const command = new Command("stop")
    .summary("stop a run")
    .description(
      "Has ECS stop a task, whoever started it: its containers get SIGTERM, and SIGKILL after their stopTimeout. Waits until the container has ended, and tells how.",
    )
    .argument("<RUN>", runArgument)
    .optionsGroup("How:")
    .option("--reason <text>", "why, which ECS keeps with the task beside your user name")
    .option("--no-wait", "do not wait until the container has ended")
    .option("-y, --yes", "do not ask before a run is stopped that a `pulumi up` may be waiting for")
    .option(
      "--container <name>",
      "the container whose end is told (default: the one that the run is judged by)",
    );
  return withTaskOptions(command)
    .addHelpText("after", `\n${examples}`)
    .action(async (run: string, flags: StopFlags) => {
      const { stopTask }: typeof import("../task/stopTask") = require("../task/stopTask");
      await stopTask(run, flags, cli);
    });
}

const examples = `The exit status is 0 when the task is stopped, or was over already; 1 when it could not be
stopped. A run of a OneOffTask that is stopped has failed: its \`pulumi up\` fails, and the next
one runs it again. At a terminal you are asked before that.

Examples:
  # the run of the stack's resource "migrate" that is in flight
  ecs-task stop migrate --reason "locks the orders table"

  # any task, by its ARN or by its id
  ecs-task stop arn:aws:ecs:eu-west-1:123456789012:task/main/1f9b3c0de5a748c2a0b6d1e4f7c83920
  ecs-task stop 1f9b3c0de5a748c2a0b6d1e4f7c83920 --cluster main --no-wait`;
