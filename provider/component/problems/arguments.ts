import { connectionRule } from "../../connection/problems";
import { definitionRule } from "../../definition/problems/definition";
import { withParsedContainers } from "../../definition/problems/parsed";
import { logsRule } from "../../logs/problems";
import { clusterRule, revisionRule } from "../../resource/arns";
import { listOf } from "../../values/listRules";
import { lookAt } from "../../values/look";
import { members } from "../../values/memberRules";
import type { IsUnknown, Problem, Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { anything, text, whole } from "../../values/scalarRules";
import type { GatedServiceArgs, ServiceArgs } from "../args";
import { problemsBetween } from "./between";
import { afterDeployRule, onFailedDeployRule, releaseRule } from "./commands";
import { outputProblems } from "./outputs";

type Given = Readonly<Record<string, unknown>>;

/** What is wrong with the arguments of a component. Values that are outputs pass: each task looks at its own. */
export function argumentProblems(given: Given, isOutput: IsUnknown): Problem[] {
  const args = { ...given, taskDefinition: withParsedContainers(given.taskDefinition, isOutput) };
  return [
    ...outputProblems(args, isOutput),
    ...argumentRule(args, "", isOutput),
    ...problemsBetween(lookAt(args, "", isOutput)),
  ];
}

/** An `aws.Provider`, or settings. */
const connectionOrProvider: Rule = (value, path, isOutput) =>
  isRecord(value) && value.__pulumiResource === true ? [] : connectionRule(value, path, isOutput);

const serviceRule: Rule = (value, path, isOutput) => {
  const decided = ["cluster", "taskDefinition"] as const satisfies readonly (keyof GatedServiceArgs)[];
  const rules = isRecord(value)
    ? Object.fromEntries(
        Object.keys(value)
          .filter((name) => !decided.includes(name as never))
          .map((name) => [name, anything]),
      )
    : {};
  const misplaced = Object.fromEntries(
    decided.map((name) => [name, "the component gives its service this one: leave it out"]),
  );
  return members({ rules, misplaced })(value, path, isOutput);
};

const rules: Record<keyof GatedServiceArgs, Rule> = {
  cluster: clusterRule,
  taskDefinition: definitionRule,
  taskDefinitionArn: revisionRule,
  container: text,
  release: releaseRule,
  service: serviceRule,
  afterDeploy: afterDeployRule,
  onFailedDeploy: onFailedDeployRule,
  serviceAliases: listOf(anything),
  logs: logsRule,
  keepRevisions: whole,
  connection: connectionOrProvider,
};

const ofTheService = [
  "networkConfiguration",
  "launchType",
  "capacityProviderStrategies",
  "platformVersion",
  "desiredCount",
  "loadBalancers",
  "deploymentCircuitBreaker",
  "healthCheckGracePeriodSeconds",
  "enableExecuteCommand",
  "propagateTags",
  "tags",
  "waitForSteadyState",
] as const satisfies readonly (keyof ServiceArgs)[];

const ofACommand = [
  "command",
  "environment",
  "triggers",
  "runPolicy",
  "timeoutSeconds",
  "when",
  "containers",
];

const argumentRule = members({
  rules,
  required: {
    cluster: "the name or ARN of an ECS cluster",
    release: "what has to succeed before the service is created or updated, such as {command: [...]}",
  },
  misplaced: {
    ...Object.fromEntries(
      ofTheService.map((name) => [name, `it is the service's: write service: {${name}}`]),
    ),
    ...Object.fromEntries(ofACommand.map((name) => [name, `it is a command's: write release: {${name}}`])),
    containerDefinitions: "it belongs to the definition: taskDefinition: {containerDefinitions}",
    aliases: "write serviceAliases for those of the service; those of the component are a resource option",
  },
});
