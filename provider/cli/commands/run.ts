import { Command, InvalidArgumentError } from "commander";
import { secondsIn } from "../../connection/duration";
import type { Cli } from "../cli";
import { withConnectionOptions } from "../connectionOptions";
import type { RunFlags } from "../run/flags";
import { withStackOptions } from "../stack/stackOptions";

/** `ecs-task run`. */
export function runCommand(cli: Cli): Command {
  const command = new Command("run")
    .summary("run a command once, in an environment that is deployed")
    .description(
      "Runs a command once as a task of its own, where something is deployed already: in its cluster and network, from its task definition, with its secrets and roles. Shows its output, and ends with its exit code.",
    )
    .usage("[options] [NAME] -- COMMAND...")
    .argument(
      "[NAME]",
      "a OneOffTask or GatedService of the Pulumi stack, or its URN (default: the only one); without a COMMAND, its own runs",
    )
    .argument("[COMMAND...]", "what to run, word by word, after --");
  withStackOptions(command);
  command
    .optionsGroup("Instead of a stack:")
    .option("--cluster <cluster>", "name or ARN of a cluster")
    .option(
      "--service <service>",
      "a live ECS service of it, whose definition, network and launch settings are used",
    )
    .option("--task-definition <definition>", "family, family:revision or ARN, in place of the service's")
    .option("--subnets <ids>", "subnets of the task, separated by commas", ids)
    .option("--security-groups <ids>", "its security groups", ids)
    .option("--assign-public-ip", "give it a public address")
    .option("--launch-type <type>", "FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES")
    .optionsGroup("This run:")
    .option(
      "--container <name>",
      "the container that runs the command (default: the only essential one; beside a service, else the one behind its load balancer, or of its name)",
    )
    .option(
      "-e, --env <NAME=VALUE>",
      "an environment variable; may be repeated. Everyone who may call DescribeTasks can read it",
      variable,
    )
    .option("--cpu <units>", "CPU units of the task, such as 1024")
    .option("--memory <MiB>", "its memory, such as 2048")
    .option(
      "--timeout <duration>",
      "stop the task after this time: 90s, 30m, 2h, or seconds (default: a week)",
      duration,
    )
    .option("--detach", "print the ARN of the task once it is started, and leave it")
    .option("--stop-on-interrupt", "let the first Ctrl-C, or SIGTERM, stop the task")
    .optionsGroup("Output:")
    .option("--json", "print one JSON document at the end; the task's output goes to stderr")
    .option("-q, --quiet", "say nothing besides the task's output and what went wrong")
    .optionsGroup("AWS:");
  withConnectionOptions(command);
  return command
    .addHelpText("after", `\n${examples}`)
    .action(async (name: string | undefined, misplaced: readonly string[], flags: RunFlags) => {
      if (misplaced.length > 0)
        command.error(
          `error: too many arguments: a command stands after --, such as: -- ${misplaced.join(" ")}`,
        );
      const { runTask }: typeof import("../run/runTask") = require("../run/runTask");
      await runTask(name, flags, cli);
    });
}

const examples = `The output of the task goes to stdout, everything else to stderr. The exit status is the
container's exit code, or 124 when --timeout has passed, 125 when the command has never run,
130 when you let go of it with Ctrl-C. On a terminal the first Ctrl-C asks: the task can be
stopped, or left to go on in ECS; elsewhere it is left.

Examples:
  # rake in the environment of the stack's resource "migrate"
  ecs-task run migrate -- bundle exec rake db:seed

  # once more what the resource ran, in another stack
  ecs-task run migrate --stack prod --cwd infra

  # beside a live service, with more memory, and its output in a file
  ecs-task run --cluster main --service hi-web --memory 4096 -- bin/export > export.csv

  # from any task definition; goes on when you leave
  ecs-task run --cluster main --task-definition hi-web:7 --subnets subnet-1,subnet-2 --detach -- bin/reindex

  # in a script
  ecs-task run migrate --quiet --timeout 30m -- bin/check && echo "all is well"`;

function ids(text: string): readonly string[] {
  return text.split(",").map((id) => id.trim());
}

function variable(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must be NAME=VALUE.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function duration(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsIn(text);
  if (seconds === undefined) throw new InvalidArgumentError("It must be a duration, such as 90s, 30m or 2h.");
  return seconds;
}
