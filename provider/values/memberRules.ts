import { nearest } from "./nearest";
import { applied, type IsUnknown, type Problem, type Rule, shown } from "./problem";
import { isRecord } from "./record";

interface Members {
  /** The rule of each member by its name. */
  readonly rules: Readonly<Record<string, Rule>>;
  /** Members that must be there, and what each is. */
  readonly required?: Readonly<Record<string, string>>;
  /** Names that people write here and that are no input: what to do instead. */
  readonly misplaced?: Readonly<Record<string, string>>;
}

/** Applies rules by member, and reports members that are missing or that no rule knows. */
export function members({ rules, required = {}, misplaced = {} }: Members): Rule {
  return (value, path, isUnknown) => {
    if (!isRecord(value)) return [{ path, message: `must be an object, and is ${shown(value)}` }];
    const missing = Object.entries(required)
      .filter(([name]) => value[name] === undefined)
      .map(([name, what]) => ({
        path: memberPath(path, name),
        message: what === "" ? "is required" : `is required: ${what}`,
      }));
    const given = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .flatMap(([name, member]) => memberProblems(name, member, path, isUnknown));
    return [...missing, ...given];
  };

  function memberProblems(name: string, value: unknown, path: string, isUnknown: IsUnknown): Problem[] {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    return rule === undefined
      ? [{ path: memberPath(path, name), message: notHere(name) }]
      : applied(rule, value, memberPath(path, name), isUnknown);
  }

  function notHere(name: string): string {
    if (Object.hasOwn(misplaced, name)) return `is no input: ${misplaced[name]}`;
    const names = Object.keys(rules);
    const near = nearest(name, names);
    return near === undefined
      ? `is no input; the inputs here are ${names.join(", ")}`
      : `is no input: did you mean "${near}"?`;
  }
}

/** Applies one rule to every value of a map; `example` shows what is meant. */
export function mapOf(each: Rule, example: string): Rule {
  return (value, path, isUnknown) => {
    // What is no map may be a secret in the wrong shape: it is not shown.
    if (!isRecord(value)) return [{ path, message: `must be a map such as ${example}` }];
    return Object.entries(value).flatMap(([name, member]) =>
      applied(each, member, memberPath(path, name), isUnknown),
    );
  };
}

/** Path of a member: `tags.team`, and `tags["a b"]` where the name is no plain word. */
export function memberPath(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}
