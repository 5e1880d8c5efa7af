import { isRecord } from "../values/record";
import type { ValuePath } from "./secretPaths";

/** A word of a command that is shorter is a program's name more often than a secret. */
const shortestWord = 8;

/** Numbers of fewer digits are ports and seconds. */
const shortestNumber = 6;

/** Options of log drivers that hold a key. */
const keyOption = /token|key|secret|password/i;

/**
 * The texts at a place of the inputs that must not be shown: all there are. Only of a whole container, task definition,
 * overrides or connection that is one secret (a JSON text with a password in it is), those that can well be meant: values
 * of environment variables, longer words of commands, and keys. A family, an image or "FARGATE" hides nothing, and a
 * report without them says nothing.
 */
export function secretTexts(inputs: unknown, path: ValuePath): readonly string[] {
  const value = path.reduce<unknown>((outer, key) => (outer as never)?.[key], inputs);
  if (path.length === 0 && isRecord(value))
    return Object.keys(value).flatMap((key) => secretTexts(value, [key]));
  const containers = path.join(".") === "taskDefinition.containerDefinitions" ? parsed(value) : value;
  return isWhole(path) && typeof containers === "object" ? meantIn(containers) : textsIn(value);
}

/** Whether a place holds names and sizes besides what one may want to hide. */
function isWhole([input, member, ...deeper]: ValuePath): boolean {
  if (input === "taskDefinition")
    return member === undefined || (member === "containerDefinitions" && deeper.length < 2);
  if (input === "overrides")
    return member === undefined || (member === "containerOverrides" && deeper.length < 2);
  return input === "connection" && member === undefined;
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function meantIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) => {
    switch (name) {
      case "environment":
        return Array.isArray(member) ? textsIn(member.map((variable) => variable?.value)) : textsIn(member);
      case "command":
      case "entryPoint":
        return textsIn(member).filter((word) => word.length >= shortestWord);
      case "options":
        return keysAmong(member);
      case "containerDefinitions":
        return meantIn(parsed(member));
      case "credentials":
      case "externalId":
        return textsIn(member);
      default:
        return meantIn(member);
    }
  });
}

function keysAmong(options: unknown): string[] {
  if (!isRecord(options)) return [];
  return Object.entries(options).flatMap(([option, text]) => (keyOption.test(option) ? textsIn(text) : []));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)].filter(({ length }) => length >= shortestNumber);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
