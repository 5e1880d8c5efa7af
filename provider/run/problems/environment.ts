import { isVariableName } from "../../definition/problems/environment";
import type { Look } from "../../values/look";
import { memberPath } from "../../values/memberRules";
import type { Problem, Rule } from "../../values/problem";
import { isRecord } from "../../values/record";
import { runIdVariable } from "../identity";

/** A map of variables. Their values may be secrets: they stay out of the messages. */
export const environmentMapRule: Rule = (value, path, isUnknown) => {
  if (!isRecord(value)) {
    const given = Array.isArray(value) ? ", and is a list" : "";
    return [{ path, message: `must be a map such as {RAILS_ENV: "production"}${given}` }];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const problems = [...nameProblems(name), ...(isUnknown(member) ? [] : valueProblems(member))];
    return problems.map((message) => ({ path: memberPath(path, name), message }));
  });
};

/** The name of a variable in ECS's own list of them. */
export function reservedNameProblems({ text, path }: Look): Problem[] {
  return text === runIdVariable ? [{ path, message: reserved }] : [];
}

const reserved = "is set by this package, to tell one run from another: use another name";

function nameProblems(name: string): string[] {
  if (name === runIdVariable) return [reserved];
  return isVariableName(name) ? [] : ['must have a name without "=" that is not empty'];
}

function valueProblems(value: unknown): string[] {
  if (value === undefined || typeof value === "string") return [];
  const wrong = typeof value === "number" || typeof value === "boolean" ? ": write it in quotes" : "";
  return [`must be a text${wrong}`];
}
