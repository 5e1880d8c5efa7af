/** One thing that is wrong with an input: where, what was given, what is allowed, what to do. */
export interface Problem {
  /** Path of the property as the user writes it, such as `taskDefinition.containerDefinitions[0].image`. */
  readonly path: string;
  readonly message: string;
}

/** Tells a value that is not known yet, as in a preview. Such a value has no problem. */
export type IsUnknown = (value: unknown) => boolean;

/** Looks at one property; an absent or unknown value passes. */
export type Rule = (value: unknown, path: string) => Problem[];

/** A rule for values that fit `test`; `allowed` reads after "must be". */
export function rule(allowed: string, test: (value: unknown) => boolean): Rule {
  return (value, path) =>
    test(value) ? [] : [{ path, message: `must be ${allowed}, and is ${shown(value)}` }];
}

/**
 * A value in a message, whole: half a secret would no longer be known for one. The message is cut with {@link cut} once
 * it is free of secrets.
 */
export function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

const longestMessage = 400;

/** A message of a readable length. */
export function cut(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage - 3)}...` : message;
}

/** Applies rules by property name, and reports names that no rule knows. */
export function checkMembers(
  value: unknown,
  path: string,
  rules: Readonly<Record<string, Rule>>,
  isUnknown: IsUnknown,
): Problem[] {
  if (value === undefined || isUnknown(value)) return [];
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    return [{ path, message: `must be an object, and is ${shown(value)}` }];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const memberPath = path === "" ? name : `${path}.${name}`;
    const check = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (check === undefined) {
      return [
        { path: memberPath, message: `is no input; the inputs here are ${Object.keys(rules).join(", ")}` },
      ];
    }
    return member === undefined || isUnknown(member) ? [] : check(member, memberPath);
  });
}

/** Applies a rule to each item of a list, and refuses what is no list. */
export function listOf(each: Rule, isUnknown: IsUnknown): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return [{ path, message: `must be a list, and is ${shown(value)}` }];
    return value.flatMap((item, i) => (isUnknown(item) ? [] : each(item, `${path}[${i}]`)));
  };
}

export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
export const isNumberFrom = (least: number) => (value: unknown) =>
  typeof value === "number" && value >= least;
export const anything: Rule = () => [];
export const text = rule("a text that is not empty", isText);
export const anyText = rule("a text", (value) => typeof value === "string");
export const flag = rule("true or false", (value) => typeof value === "boolean");
export const whole = rule(
  "a whole number from 0",
  (value) => Number.isInteger(value) && (value as number) >= 0,
);
