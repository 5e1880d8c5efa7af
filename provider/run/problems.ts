import {
  anyText,
  anything,
  checkMembers,
  flag,
  type IsUnknown,
  isNumberFrom,
  listOf,
  type Problem,
  type Rule,
  rule,
  text,
  whole,
} from "../values/problem";
import { runIdVariable } from "./identity";
import type { CapacityProviderStrategy, LaunchSettings, NetworkConfiguration } from "./tasks";

const seconds = rule("a number of seconds, at least 1", isNumberFrom(1));

/** The inputs that say what one run does and where it is placed. */
export type RunInput =
  | keyof LaunchSettings
  | "command"
  | "environment"
  | "triggers"
  | "timeoutSeconds"
  | "startTimeoutSeconds"
  | "startRetries";

/** Rules for the inputs of a run, by name. */
export function runRules(isUnknown: IsUnknown): Record<RunInput, Rule> {
  return {
    command: nonEmptyList(anyText, isUnknown),
    environment: (value, path) => environmentProblems(value, path, isUnknown),
    triggers: anything,
    networkConfiguration: (value, path) => networkProblems(value, path, isUnknown),
    launchType: rule("FARGATE, EC2 or EXTERNAL", (value) =>
      ["FARGATE", "EC2", "EXTERNAL"].includes(value as string),
    ),
    capacityProviderStrategies: nonEmptyList(
      (value, path) => strategyProblems(value, path, isUnknown),
      isUnknown,
    ),
    platformVersion: text,
    timeoutSeconds: seconds,
    startTimeoutSeconds: seconds,
    startRetries: whole,
  };
}

function strategyProblems(value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  const rules: Record<keyof CapacityProviderStrategy, Rule> = {
    capacityProvider: text,
    weight: whole,
    base: whole,
  };
  return [
    ...missingMember(
      value,
      path,
      "capacityProvider",
      "FARGATE, FARGATE_SPOT or the name of a capacity provider",
    ),
    ...checkMembers(value, path, rules, isUnknown),
  ];
}

function networkProblems(value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  const rules: Record<keyof NetworkConfiguration, Rule> = {
    subnets: upTo(16, nonEmptyList(text, isUnknown)),
    securityGroups: upTo(5, listOf(text, isUnknown)),
    assignPublicIp: flag,
  };
  return [
    ...missingMember(value, path, "subnets", "1-16 subnet ids"),
    ...checkMembers(value, path, rules, isUnknown),
  ];
}

function missingMember(value: unknown, path: string, member: string, what: string): Problem[] {
  if (value === null || typeof value !== "object") return [];
  const given = (value as Readonly<Record<string, unknown>>)[member];
  return given === undefined ? [{ path: `${path}.${member}`, message: `is required: ${what}` }] : [];
}

function environmentProblems(value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return [{ path, message: 'must be a map such as {RAILS_ENV: "production"}' }];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    if (name === runIdVariable) {
      return [
        {
          path: `${path}.${name}`,
          message: "is set by this package, to tell one run from another: use another name",
        },
      ];
    }
    // The value may be a secret: it stays out of the message.
    return typeof member === "string" || isUnknown(member)
      ? []
      : [{ path: `${path}.${name}`, message: "must be a text" }];
  });
}

/** Problems that lie between inputs. */
export function placementProblems(inputs: Readonly<Record<string, unknown>>): Problem[] {
  const { launchType, capacityProviderStrategies, networkConfiguration } = inputs;
  const problems: Problem[] = [];
  if (launchType !== undefined && capacityProviderStrategies !== undefined) {
    const message = "excludes launchType: give one of the two, or neither for the cluster's default strategy";
    problems.push({ path: "capacityProviderStrategies", message });
  }
  if (launchType === "FARGATE" && networkConfiguration === undefined) {
    problems.push({
      path: "networkConfiguration",
      message: "is required on Fargate: {subnets: [...], securityGroups: [...]}",
    });
  }
  return problems;
}

function nonEmptyList(each: Rule, isUnknown: IsUnknown): Rule {
  return (value, path) =>
    Array.isArray(value) && value.length === 0
      ? [{ path, message: "must not be an empty list: leave it out instead" }]
      : listOf(each, isUnknown)(value, path);
}

function upTo(most: number, list: Rule): Rule {
  return (value, path) =>
    Array.isArray(value) && value.length > most
      ? [{ path, message: `must have at most ${most} items, and has ${value.length}` }]
      : list(value, path);
}
