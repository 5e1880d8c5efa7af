import { hiddenRule, isText, type Rule, rule } from "./problem";

export const anything: Rule = () => [];
export const text = rule("a text that is not empty", isText);
export const anyText = rule("a text", (value) => typeof value === "string");
export const flag = rule("true or false", (value) => typeof value === "boolean");
export const whole = wholeFrom(0);

/** A text that may be a secret. */
export const hiddenText = hiddenRule("a text", (value) => typeof value === "string");

export function wholeFrom(least: number): Rule {
  return rule(
    `a whole number from ${least}`,
    (value) => Number.isInteger(value) && (value as number) >= least,
  );
}

/** A whole number; `unit` says what of, such as `seconds`. */
export function wholeBetween(least: number, most: number, unit?: string): Rule {
  const what = unit === undefined ? "a whole number" : `a whole number of ${unit}`;
  return rule(
    `${what} from ${least} to ${most}`,
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  );
}

/** A whole number that ECS also takes as a text of digits. */
export function amountBetween(least: number, most: number, unit?: string): Rule {
  const range = most === Number.POSITIVE_INFINITY ? `from ${least}` : `from ${least} to ${most}`;
  const what = unit === undefined ? "a whole number" : `a whole number of ${unit}`;
  return rule(`${what} ${range}`, (value) => {
    const amount = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    return Number.isInteger(amount) && (amount as number) >= least && (amount as number) <= most;
  });
}

export function matching(pattern: RegExp, allowed: string): Rule {
  return rule(allowed, (value) => typeof value === "string" && pattern.test(value));
}

export function oneOf(...allowed: readonly string[]): Rule {
  const last = allowed.at(-1);
  const list = allowed.length > 1 ? `${allowed.slice(0, -1).join(", ")} or ${last}` : String(last);
  return rule(list, (value) => allowed.includes(value as string));
}
