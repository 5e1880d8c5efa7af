import { cpuRule, memoryRule } from "../../definition/problems/definition";
import { runRules } from "../../run/problems/run";
import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import { isText, type Rule, rule } from "../../values/problem";
import { anyText, text } from "../../values/scalarRules";
import type { GatedTaskArgs, OnFailedDeployArgs, ReleaseArgs } from "../args";

const name = rule(
  'a name of 1-100 letters, digits, "-" and "_"',
  (value) => isText(value) && /^[\w-]{1,100}$/.test(value),
);

const failedDeployRules: Record<keyof OnFailedDeployArgs, Rule> = {
  command: listOf(anyText, {
    empty: "must not be an empty list: give each word as one item",
    example: '["rake", "db:migrate"]',
  }),
  environment: runRules.environment,
  networkConfiguration: runRules.networkConfiguration,
  launchType: runRules.launchType,
  capacityProviderStrategies: runRules.capacityProviderStrategies,
  platformVersion: runRules.platformVersion,
  enableExecuteCommand: runRules.enableExecuteCommand,
  tags: runRules.tags,
  timeoutSeconds: runRules.timeoutSeconds,
  startTimeoutSeconds: runRules.startTimeoutSeconds,
  startRetries: runRules.startRetries,
  cpu: cpuRule,
  memory: memoryRule,
  taskRoleArn: text,
};

const taskRules: Record<keyof GatedTaskArgs, Rule> = {
  ...failedDeployRules,
  name,
  triggers: runRules.triggers,
  runPolicy: runRules.runPolicy,
};

const releaseRules: Record<keyof ReleaseArgs, Rule> = {
  ...taskRules,
  when: (value, path, isOutput) =>
    typeof value === "string" ? text(value, path, isOutput) : patterns(value, path, isOutput),
  containers: listOf(text, {
    empty: "must not be an empty list: leave it out for all containers",
    example: '["web"]',
  }),
};

const patterns = listOf(text, { empty: "must not be an empty list: give patterns of files" });

const required = { command: "what is run, each word one item" };

const ofTheComponent = [
  "cluster",
  "taskDefinition",
  "taskDefinitionArn",
  "container",
  "logs",
  "keepRevisions",
  "connection",
];

const misplaced = {
  ...Object.fromEntries(
    ofTheComponent.map((name) => [
      name,
      "it is the component's, for all its commands: move it out of this one",
    ]),
  ),
  overrides: "write cpu, memory and taskRoleArn",
  timeout: "write timeoutSeconds",
  onDelete: "the component makes no run before a destroy: give it to a OneOffTask of its own",
};

const onlyBefore = "it is for release alone";

export const releaseRule = oneOrSeveral(members({ rules: releaseRules, required, misplaced }));

export const afterDeployRule = oneOrSeveral(
  members({
    rules: taskRules,
    required,
    misplaced: { ...misplaced, when: onlyBefore, containers: onlyBefore },
  }),
);

const eachFailure = "it runs for each deploy that fails: leave it out";

export const onFailedDeployRule = members({
  rules: failedDeployRules,
  required,
  misplaced: {
    ...misplaced,
    when: eachFailure,
    triggers: eachFailure,
    runPolicy: eachFailure,
    name: "there is one of its kind: leave it out",
    containers: onlyBefore,
  },
});

/** One command, or a list of them. */
function oneOrSeveral(each: Rule): Rule {
  const several = listOf(each, { empty: "must not be an empty list: give at least one command" });
  return (value, path, isOutput) => (Array.isArray(value) ? several : each)(value, path, isOutput);
}
