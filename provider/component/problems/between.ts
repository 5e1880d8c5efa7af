import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";
import { failedDeployName } from "../commands";
import { choiceProblems } from "../onlyContainers";

/** Problems between the arguments, each of which is sound by itself. */
export function problemsBetween(args: Look): Problem[] {
  const releases = several(args.at("release"));
  return [
    ...definitionProblems(args.at("taskDefinition"), args.at("taskDefinitionArn")),
    ...releases.flatMap(dueProblems),
    ...releases.flatMap((release) => containerProblems(release.at("containers"), args)),
    ...nameProblems([
      ...failureName(args.at("onFailedDeploy")),
      ...namesOf(args, "release", "release"),
      ...namesOf(args, "afterDeploy", "after-deploy"),
    ]),
    ...steadyProblems(args),
  ];
}

function several(given: Look): readonly Look[] {
  return Array.isArray(given.given) ? given.items : given.isAbsent ? [] : [given];
}

function definitionProblems(definition: Look, arn: Look): Problem[] {
  if (definition.isAbsent && arn.isAbsent) {
    const message = "is required, unless taskDefinitionArn names an existing one";
    return [{ path: definition.path, message }];
  }
  return definition.isAbsent || arn.isAbsent
    ? []
    : [{ path: arn.path, message: "excludes taskDefinition: give one of the two" }];
}

function dueProblems(release: Look): Problem[] {
  const [when, policy] = [release.at("when"), release.at("runPolicy")];
  if (when.given === undefined || policy.isAbsent || policy.text === "onTrigger") return [];
  const message = `must be left out beside ${when.path}, which makes it onTrigger`;
  return [{ path: policy.path, message }];
}

function containerProblems(chosen: Look, args: Look): Problem[] {
  const arn = args.at("taskDefinitionArn");
  if (chosen.given === undefined) return [];
  if (!arn.isAbsent) {
    const message = `needs taskDefinition: a definition of the chosen containers cannot be made from ${arn.path}`;
    return [{ path: chosen.path, message }];
  }
  const names = chosen.items.flatMap(({ text }) => text ?? []);
  const judged = args.at("container");
  const misses: Problem[] =
    judged.text === undefined || names.includes(judged.text)
      ? []
      : [
          {
            path: chosen.path,
            message: `leaves out the container ${shown(judged.text)}, whose exit code counts: add it`,
          },
        ];
  const containers = args.at("taskDefinition").at("containerDefinitions");
  return [...misses, ...choiceProblems(containers, names, chosen.path)];
}

interface Named {
  readonly name: string;
  readonly path: string;
}

/** The names of commands, as `commands.ts` gives them. */
function namesOf(args: Look, input: string, defaultName: string): Named[] {
  return several(args.at(input)).flatMap((command, i) => {
    const { text, isAbsent, path } = command.at("name");
    const name = isAbsent ? (i === 0 ? defaultName : `${defaultName}-${i + 1}`) : text;
    return name === undefined ? [] : [{ name, path: isAbsent ? command.path : path }];
  });
}

/** First of all, since it cannot be given another one. */
function failureName({ isAbsent, path }: Look): Named[] {
  return isAbsent ? [] : [{ name: failedDeployName, path }];
}

function nameProblems(named: readonly Named[]): Problem[] {
  return named.flatMap(({ name, path }, i) => {
    const first = named.findIndex((one) => one.name === name);
    return first < i
      ? [
          {
            path,
            message: `must be the only one named "${name}", and ${named[first]?.path} is too: give it another name`,
          },
        ]
      : [];
  });
}

function steadyProblems(args: Look): Problem[] {
  const waits = args.at("service").at("waitForSteadyState");
  if (args.at("afterDeploy").isAbsent || waits.flag !== false) return [];
  const message = "must not be false beside afterDeploy, which runs once the service is stable: leave it out";
  return [{ path: waits.path, message }];
}
