/** One thing that is wrong with an input: where, what was given, what is allowed, what to do. */
export interface Problem {
  /** Path of the property as the user writes it, such as `taskDefinition.containerDefinitions[0].image`. */
  readonly path: string;
  /** Reads on from the path: `must be ..., and is ...`. */
  readonly message: string;
}

/** Tells a value that is not known yet, as in a preview. Such a value has no problem. */
export type IsUnknown = (value: unknown) => boolean;

/** Looks at one property, whose value is there and known. */
export type Rule = (value: unknown, path: string, isUnknown: IsUnknown) => Problem[];

/** A rule for values that fit `test`; `allowed` reads after "must be". */
export function rule(allowed: string, test: (value: unknown) => boolean): Rule {
  return (value, path) =>
    test(value) ? [] : [{ path, message: `must be ${allowed}, and is ${shown(value)}` }];
}

/** A rule whose message leaves out the value, since it is one that people put secrets into. */
export function hiddenRule(allowed: string, test: (value: unknown) => boolean): Rule {
  return (value, path) => (test(value) ? [] : [{ path, message: `must be ${allowed}` }]);
}

/** What a rule says of a value that may be absent or unknown, which both pass. */
export function applied(rule: Rule, value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
  return value === undefined || isUnknown(value) ? [] : rule(value, path, isUnknown);
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

export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
