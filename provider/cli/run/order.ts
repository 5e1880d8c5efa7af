import { check } from "../../resource/check";
import type { OneOffTaskInputs } from "../../resource/inputs";
import { defined } from "../../values/defined";
import { cut } from "../../values/problem";
import { connectionWith } from "../connectionOptions";
import { CommandFailure } from "../failure";
import type { RunFlags } from "./flags";
import type { RunSource } from "./source";

/** The longest that a run may take, and its default: a week. Whoever is at a terminal can stop it any time. */
const longestSeconds = 604_800;

/** The inputs of a run that is told on the command line, over those of its source. Throws where something is wrong with them. */
export function orderOf(
  source: RunSource,
  flags: RunFlags,
  words: readonly string[] | undefined,
): OneOffTaskInputs {
  const { command, environment, overrides, launchType, capacityProviderStrategies, ...placed } =
    source.inputs;
  if (words?.length === 0)
    throw new CommandFailure("nothing stands after --: give the command there, or leave -- out");
  if (words === undefined && !source.hasOwnCommand)
    throw new CommandFailure(
      `what is to run from ${source.title}? Give its command after --, such as: -- bundle exec rake db:seed`,
    );
  // A command of one's own is another run: only where and from what it runs is taken over.
  const own = words === undefined ? { command, environment, overrides } : { command: words };
  const size = defined({ cpu: flags.cpu, memory: flags.memory });
  const variables = { ...own.environment, ...flags.env };
  const sizes = { ...own.overrides, ...size };
  const inputs: OneOffTaskInputs = {
    ...placed,
    // One of the two: a launch type that is given takes the place of a strategy.
    ...(flags.launchType === undefined
      ? defined({ launchType, capacityProviderStrategies })
      : { launchType: flags.launchType }),
    ...networkOf(flags, placed.networkConfiguration),
    ...defined({ container: flags.container ?? placed.container, command: own.command }),
    ...(Object.keys(variables).length > 0 && { environment: variables }),
    ...(Object.keys(sizes).length > 0 && { overrides: sizes }),
    timeoutSeconds: flags.timeout ?? longestSeconds,
    connection: connectionWith(flags, placed.connection),
  };
  const problems = check(inputs as unknown as Record<string, unknown>);
  if (problems.length > 0)
    throw new CommandFailure(
      problems.map(({ path, message }) => cut(inOptions(`${path} ${message}`))).join("\n"),
    );
  return inputs;
}

/** What of the network is given, in place of the source's. */
function networkOf(
  { subnets, securityGroups, assignPublicIp }: RunFlags,
  placed: OneOffTaskInputs["networkConfiguration"],
): Partial<OneOffTaskInputs> {
  const given = defined({ subnets, securityGroups, assignPublicIp });
  if (Object.keys(given).length === 0) return {};
  return { networkConfiguration: { subnets: [], ...placed, ...given } };
}

/** What is wrong with an input, by the option that is behind it. */
function inOptions(problem: string): string {
  return options.reduce((said, [input, option]) => said.replace(input, option), problem);
}

const options: readonly (readonly [RegExp, string])[] = [
  [/^overrides\.cpu/, "--cpu"],
  [/^overrides\.memory/, "--memory"],
  [/^timeoutSeconds/, "--timeout"],
  [/^environment/, "--env"],
  [/^command/, "the command after --"],
  [/^cluster/, "--cluster"],
  [/^container/, "--container"],
  [/^taskDefinitionArn/, "--task-definition"],
  [/^networkConfiguration is required on Fargate.*/, "--subnets is required on Fargate"],
  [/^networkConfiguration\.subnets/, "--subnets"],
  [/^networkConfiguration\.securityGroups/, "--security-groups"],
  [/^launchType/, "--launch-type"],
  [/^connection\.region/, "--region"],
  [/^connection\.profile/, "--profile"],
  [/^connection\.endpoints\.\w+/, "--endpoint"],
];
