import { Command, InvalidArgumentError, Option } from "commander";
import { rateLimitChoices, timingNames } from "../../../simulator/choices";
import type { ChosenOptions } from "../../../simulator/cli/serve";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";

/** `ecs-task simulator`. */
export function simulatorCommand(cli: Cli): Command {
  return new Command("simulator")
    .summary("serve ECS and CloudWatch Logs from this machine, to try a stack without an account")
    .description(
      "Serves Amazon ECS and CloudWatch Logs on 127.0.0.1, for Pulumi, the AWS CLI and the SDKs, until Ctrl-C. Containers are real processes of this machine: an image is a folder, and its commands run there as you.",
    )
    .optionsGroup("What it serves:")
    .option("--images <dir>", "folder of images: app:v1 is its folder app/v1 (default: ./images, or none)")
    .option(
      "--secret <NAME=VALUE>",
      "what a container's secrets[].valueFrom NAME resolves to; may be repeated",
      secret,
    )
    .addOption(
      new Option("--timing <name>", "how long the phases of a task last")
        .choices(timingNames)
        .default("instant"),
    )
    .addOption(
      new Option("--rate-limits <choice>", "whether calls are throttled as AWS documents it")
        .choices(rateLimitChoices)
        .default("documented"),
    )
    .option(
      "--aws-provider",
      "also serve a stand-in for Pulumi's AWS provider, which knows clusters, task definitions, services and log groups",
    )
    .optionsGroup("Where:")
    .option("--port <number>", "port on 127.0.0.1; 0 takes a free one", port, 4577)
    .optionsGroup("Output:")
    .option("--json", "one JSON document a line: first the address, then each call and what came of it")
    .addHelpText("after", `\n${examples}`)
    .action(async (chosen: ChosenOptions) => {
      const {
        serve,
      }: typeof import("../../../simulator/cli/serve") = require("../../../simulator/cli/serve");
      const ended = new Promise((heard) => cli.onSignal(heard));
      await serve(chosen, cli.terminal, ended).catch((error) => {
        throw failureOf(error, chosen);
      });
    });
}

const examples = `Each call, each exit of a container and each stop of a task is a line of stdout; how to get there is
said on stderr. Nothing is kept: with the simulator its clusters, tasks and logs are gone.

Examples:
  # the image hi-web:v1 is the folder images/hi-web/v1
  ecs-task simulator --images images --secret arn:aws:ssm:eu-west-1:123456789012:parameter/db=postgres://localhost/dev

  # as slow as Fargate
  ecs-task simulator --timing fargate

  # a stack of clusters, services and log groups without the AWS provider
  ecs-task simulator --aws-provider

  # in a script, which reads the address from the first line
  ecs-task simulator --port 0 --json`;

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}

/** Commander would repeat the value in its own error, and it is a secret. */
function secret(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1)
    throw new CommandFailure("--secret must be NAME=VALUE, as in --secret arn:aws:ssm:…=postgres://…", 2);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function failureOf(error: Error & { code?: string }, { port }: ChosenOptions): Error {
  if (error instanceof RangeError) return new CommandFailure(error.message, 2, { cause: error });
  if (error.code === "EADDRINUSE") {
    return new CommandFailure(
      `Port ${port} of 127.0.0.1 is in use, maybe by another simulator: --port takes another one, --port 0 a free one.`,
      1,
      { cause: error },
    );
  }
  return error;
}
