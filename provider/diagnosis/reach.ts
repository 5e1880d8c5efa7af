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
  const address = option("--endpoint-url", addressOf(endpoints[service]));
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

/**
 * The same of `ecs-task`, whose words tell the region by an ARN. Its `--endpoint` is that of both services: where they have
 * not the same one, each is told by the variable that the SDK reads.
 */
export function ecsTaskCommand(words: readonly string[], { profile, endpoints = {} }: Reach = {}): string {
  const [ecs, logs] = [addressOf(endpoints.ecs), addressOf(endpoints.logs)];
  const command = ["ecs-task", ...words, ...option("--profile", profile)];
  if (ecs === logs) return commandLine([...command, ...option("--endpoint", ecs)]);
  const variables = [...variable("ECS", ecs), ...variable("CLOUDWATCH_LOGS", logs)];
  return commandLine(["env", ...variables, ...command]);
}

/** A user and a password in it reach nobody, since the SDK leaves them out, and are for no eyes. */
function addressOf(endpoint: string | undefined): string | undefined {
  return endpoint?.replace(/^(https?:\/\/)[^/?#]*@/, "$1");
}

function option(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function variable(service: "ECS" | "CLOUDWATCH_LOGS", value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`AWS_ENDPOINT_URL_${service}=${value}`];
}
