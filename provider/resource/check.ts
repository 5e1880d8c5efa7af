import { connectionRule, identityProblems } from "../connection/problems";
import { definitionRule } from "../definition/problems/definition";
import { definitionProblems } from "../definition/problems/together";
import { logProblems, logsRule } from "../logs/problems";
import { environmentMapRule } from "../run/problems/environment";
import { mustFitFargate, networkModeOf } from "../run/problems/launch";
import { overridesSizeProblems } from "../run/problems/overridesSize";
import { commandRule, runRules } from "../run/problems/run";
import { runProblems } from "../run/problems/together";
import { type Look, lookAt } from "../values/look";
import { members } from "../values/memberRules";
import type { Problem, Rule } from "../values/problem";
import { flag, text, whole } from "../values/scalarRules";
import { clusterRule, regionProblems, revisionRule } from "./arns";
import type { OnDelete, OneOffTaskInputs } from "./inputs";
import { misplaced } from "./misplaced";
import { withContainersParsed } from "./parsed";
import { isUnknown } from "./unknown";

const rules: Record<keyof OneOffTaskInputs, Rule> = {
  cluster: clusterRule,
  taskDefinition: definitionRule,
  taskDefinitionArn: revisionRule,
  container: text,
  ...runRules,
  logs: logsRule,
  onDelete: members({
    rules: { command: commandRule, environment: environmentMapRule } satisfies Record<keyof OnDelete, Rule>,
    required: { command: "what is run before the resource goes away, each word one item" },
  }),
  keepRevisions: whole,
  skipDestroy: flag,
  connection: connectionRule,
};

const inputRule = members({
  rules,
  required: { cluster: "the name or ARN of an ECS cluster" },
  misplaced,
});

/** Everything wrong with the inputs that can be seen without AWS, all at once. Values not known yet pass. */
export function check(given: Readonly<Record<string, unknown>>): Problem[] {
  const inputs = withContainersParsed(given);
  return [...inputRule(inputs, "", isUnknown), ...problemsBetween(lookAt(inputs, "", isUnknown))];
}

/** Problems of inputs that are sound by themselves. */
function problemsBetween(inputs: Look): Problem[] {
  const [definition, onDelete] = [inputs.at("taskDefinition"), inputs.at("onDelete")];
  const use = {
    container: inputs.at("container"),
    onFargate: mustFitFargate(inputs),
    networkMode: networkModeOf(inputs),
    logGroup: inputs.at("logs").at("group"),
  };
  return [
    ...definitionChoice(definition, inputs.at("taskDefinitionArn")),
    ...definitionProblems(definition, use, isUnknown),
    ...runProblems(inputs, isUnknown),
    ...(onDelete.given === undefined
      ? []
      : overridesSizeProblems(inputs, onDelete.at("command"), onDelete.at("environment"), isUnknown)),
    ...logProblems(inputs),
    ...identityProblems(inputs.at("connection")),
    ...regionProblems(inputs),
  ];
}

function definitionChoice(definition: Look, arn: Look): Problem[] {
  if (definition.isAbsent && arn.isAbsent) {
    const message = "is required, unless taskDefinitionArn names an existing one";
    return [{ path: definition.path, message }];
  }
  return definition.isAbsent || arn.isAbsent
    ? []
    : [{ path: arn.path, message: "excludes taskDefinition: give one of the two" }];
}
