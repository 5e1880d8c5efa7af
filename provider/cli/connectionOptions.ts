import { type Command, InvalidArgumentError } from "commander";
import type { ConnectionSettings } from "../connection/settings";
import { defined } from "../values/defined";

/** How to reach AWS, as it is given on the command line. */
export interface ConnectionFlags {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
}

/** Adds the options by which a command reaches AWS. */
export function withConnectionOptions(command: Command): Command {
  return command
    .option("--region <region>", "AWS region (default: the stack's, then AWS_REGION and the profile)")
    .option(
      "--profile <profile>",
      "profile of the shared AWS configuration (default: the stack's, then AWS_PROFILE)",
    )
    .option("--endpoint <url>", "another address of ECS and CloudWatch Logs, such as a simulator's", url);
}

/** The SDK calls any other text, and tells what comes of that by no more than "UnknownError". */
function url(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError("It must be a URL, such as http://127.0.0.1:4577.");
  return text;
}

/** A connection with what the command line says of it. An identity that is named there leaves out another one. */
export function connectionWith(
  { region, profile, endpoint }: ConnectionFlags,
  settings: ConnectionSettings = {},
): ConnectionSettings {
  const { credentials, assumeRole, assumeRoleWithWebIdentity, ...rest } = settings;
  const identity =
    profile === undefined ? { credentials, assumeRole, assumeRoleWithWebIdentity } : { profile };
  const endpoints = endpoint === undefined ? {} : { endpoints: { ecs: endpoint, logs: endpoint } };
  return { ...rest, ...defined({ ...identity, region: region ?? settings.region }), ...endpoints };
}
