import { Command, InvalidArgumentError } from "commander";
import { secondsIn } from "../../connection/duration";
import { mostLastLines } from "../../logs/lastLines";
import type { Cli } from "../cli";
import { runArgument, withTaskOptions } from "../task/flags";
import type { LogsFlags } from "../task/showLogs";

/** `ecs-task logs`. */
export function logsCommand(cli: Cli): Command {
  const command = new Command("logs")
    .summary("show the output of a run, even while it goes on")
    .description(
      "Shows what the containers of a task have written to CloudWatch Logs, even when ECS has long forgotten the task. Follows one that is in flight with --follow.",
    )
    .argument("[RUN]", `${runArgument} (default: the stack's only resource)`)
    .optionsGroup("What of it:")
    .option("-f, --follow", "go on until the container has ended")
    .option("-n, --tail <lines>", `only the last lines of each container, up to ${mostLastLines}`, lines)
    .option(
      "--since <when>",
      "only what was written in the last 90s, 30m or 2h, or since a time in ISO 8601",
      (text) => since(text, cli.clock.now()),
    )
    .option("--container <name>", "only this container's (default: all that log to CloudWatch Logs)");
  withTaskOptions(command);
  return command
    .optionsGroup("Which task:")
    .option("--task-definition <definition>", "what a task ran that ECS has forgotten, such as hi-web:7")
    .addHelpText("after", `\n${examples}`)
    .action(async (run: string | undefined, flags: LogsFlags) => {
      const { showLogs }: typeof import("../task/showLogs") = require("../task/showLogs");
      await showLogs(run, flags, cli);
    });
}

const examples = `The output goes to stdout, all of it and without a limit; everything else to stderr. Lines begin
with the container's name where several containers log. The exit status is 0 when the output could
be shown, whatever became of the task, and 1 when it could not; 130 when you end --follow with Ctrl-C.

Examples:
  # the last run of the stack's resource "migrate"
  ecs-task logs migrate

  # the run that is in flight, from its last 20 lines on
  ecs-task logs migrate --follow --tail 20

  # any task of ECS, by its ARN, or by its address in the AWS console
  ecs-task logs arn:aws:ecs:eu-west-1:123456789012:task/main/1f9b3c0de5a748c2a0b6d1e4f7c83920

  # a task of last week, of which ECS knows nothing any more
  ecs-task logs 1f9b3c0de5a748c2a0b6d1e4f7c83920 --cluster main --task-definition hi-web:7`;

function lines(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count <= mostLastLines))
    throw new InvalidArgumentError(
      `It must be a number of lines, 0 to ${mostLastLines}. Without it, all are shown.`,
    );
  return count;
}

function since(text: string, nowMs: number): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsIn(text);
  // To Date.parse, "migrate 1" is a day in 2001.
  const timeMs = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  const atMs = seconds === undefined ? timeMs : nowMs - seconds * 1_000;
  if (Number.isNaN(atMs))
    throw new InvalidArgumentError(
      "It must be a duration, such as 90s, 30m or 2h, or a time, such as 2026-03-04T02:10:00Z.",
    );
  return atMs;
}
