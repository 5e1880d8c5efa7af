import { commandLine } from "./command";

/** How AWS was reached besides the region, as far as the options of a command can say it. */
export interface Reach {
  readonly profile?: string;
  readonly endpoints?: { readonly ecs?: string; readonly logs?: string };
}

/** A command of the AWS CLI, to be pasted: with the profile and the address that were used, where they were named. */
export function awsCommand(
  service: "ecs" | "logs",
  words: readonly string[],
  region: string,
  { profile, endpoints = {} }: Reach = {},
): string {
  const address = option("--endpoint-url", endpoints[service]);
  return commandLine([
    "aws",
    service,
    ...words,
    "--region",
    region,
    ...option("--profile", profile),
    ...address,
  ]);
}

/** The same of `ecs-task`, whose words tell the region by an ARN, and whose endpoint is that of both services. */
export function ecsTaskCommand(words: readonly string[], { profile, endpoints = {} }: Reach = {}): string {
  const address = option("--endpoint", endpoints.ecs ?? endpoints.logs);
  return commandLine(["ecs-task", ...words, ...option("--profile", profile), ...address]);
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}
