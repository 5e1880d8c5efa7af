import { placementConstraintRule } from "../../definition/problems/placementConstraint";
import { listOf } from "../../values/listRules";
import { members } from "../../values/memberRules";
import type { Rule } from "../../values/problem";
import {
  anyText,
  anything,
  flag,
  matching,
  oneOf,
  text,
  whole,
  wholeBetween,
} from "../../values/scalarRules";
import { tags } from "../../values/tagRules";
import type { CapacityProviderStrategy, LaunchSettings, NetworkConfiguration } from "../launch";
import { runPolicies } from "../policy";
import { environmentMapRule } from "./environment";
import { overridesRule } from "./overrides";
import { placementStrategyRule } from "./placementStrategy";
import { seconds } from "./timeouts";
import { volumeConfigurationRule } from "./volumeConfiguration";

/** The inputs that say what one run does and where it is placed. */
export type RunInput =
  | keyof LaunchSettings
  | "command"
  | "environment"
  | "overrides"
  | "triggers"
  | "runPolicy"
  | "timeoutSeconds"
  | "startTimeoutSeconds"
  | "startRetries";

export const commandRule = listOf(anyText, {
  empty: "must not be an empty list: leave it out instead",
  example: '["rake", "db:migrate"]',
});

const networkRule = members({
  rules: {
    subnets: listOf(text, { most: 16, empty: "must not be an empty list: give 1-16 subnet ids" }),
    securityGroups: listOf(text, { most: 5 }),
    assignPublicIp: flag,
  } satisfies Record<keyof NetworkConfiguration, Rule>,
  required: { subnets: "1-16 subnet ids" },
  misplaced: {
    awsvpcConfiguration: "give its members directly: networkConfiguration: {subnets, securityGroups}",
    subnetIds: "write subnets",
    securityGroupIds: "write securityGroups",
    vpcId: "the VPC is that of the subnets: leave it out",
  },
});

const strategyRule = members({
  rules: {
    capacityProvider: text,
    weight: wholeBetween(0, 1_000),
    base: wholeBetween(0, 100_000),
  } satisfies Record<keyof CapacityProviderStrategy, Rule>,
  required: { capacityProvider: "FARGATE, FARGATE_SPOT or the name of a capacity provider" },
});

/** Rules for the inputs of a run, each by itself. */
export const runRules: Record<RunInput, Rule> = {
  command: commandRule,
  environment: environmentMapRule,
  overrides: overridesRule,
  triggers: anything,
  runPolicy: oneOf(...runPolicies),
  networkConfiguration: networkRule,
  launchType: oneOf("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES"),
  capacityProviderStrategies: listOf(strategyRule, {
    most: 20,
    empty: "must not be an empty list: leave it out instead",
  }),
  platformVersion: matching(/^(LATEST|\d+\.\d+\.\d+)$/, 'LATEST or a version such as "1.4.0"'),
  placementConstraints: listOf(placementConstraintRule(["memberOf", "distinctInstance"]), { most: 10 }),
  orderedPlacementStrategies: listOf(placementStrategyRule, { most: 5 }),
  volumeConfiguration: volumeConfigurationRule,
  enableExecuteCommand: flag,
  tags: tags(50),
  propagateTags: (value, path, isUnknown) =>
    value === "SERVICE"
      ? [{ path, message: "must not be SERVICE: a run belongs to no service that it could have tags of" }]
      : oneOf("TASK_DEFINITION", "NONE")(value, path, isUnknown),
  enableEcsManagedTags: flag,
  timeoutSeconds: seconds,
  startTimeoutSeconds: seconds,
  startRetries: whole,
};
