import { definitionProblems } from "../definition/problems";
import { placementProblems, runRules } from "../run/problems";
import { checkMembers, type Problem, type Rule, rule, text, whole } from "../values/problem";
import type { OneOffTaskInputs } from "./inputs";
import { isUnknown } from "./unknown";

/** Everything wrong with the inputs that can be seen without AWS, all at once. Values not known yet pass. */
export function check(inputs: Readonly<Record<string, unknown>>): Problem[] {
  const rules: Record<keyof OneOffTaskInputs, Rule> = {
    cluster: text,
    taskDefinition: (value) => definitionProblems(value, inputs.container, isUnknown),
    taskDefinitionArn: revisionRule,
    container: text,
    keepRevisions: whole,
    connection: (value, path) => checkMembers(value, path, connectionRules, isUnknown),
    ...runRules(isUnknown),
  };
  return [
    ...(inputs.cluster === undefined
      ? [{ path: "cluster", message: "is required: the name or ARN of an ECS cluster" }]
      : []),
    ...definitionChoice(inputs),
    ...placementProblems(inputs),
    ...checkMembers(inputs, "", rules, isUnknown),
  ];
}

/** A bare family would stand for another revision tomorrow, without any change to be seen. */
const revisionRule = rule(
  'the ARN of one revision, or "family:revision"',
  (value) => typeof value === "string" && /^[\w:/-]+:\d+$/.test(value),
);

const connectionRules: Record<string, Rule> = {
  region: text,
  profile: text,
  endpoints: (value, path) => checkMembers(value, path, { ecs: text, logs: text, sts: text }, isUnknown),
};

function definitionChoice({
  taskDefinition,
  taskDefinitionArn,
}: Readonly<Record<string, unknown>>): Problem[] {
  if (taskDefinition === undefined && taskDefinitionArn === undefined) {
    return [
      { path: "taskDefinition", message: "is required, unless taskDefinitionArn names an existing one" },
    ];
  }
  if (taskDefinition !== undefined && taskDefinitionArn !== undefined) {
    return [{ path: "taskDefinitionArn", message: "excludes taskDefinition: give one of the two" }];
  }
  return [];
}
