import { applied, type Problem, type Rule, shown } from "./problem";

interface ListLimits {
  readonly most?: number;
  /** What is said of an empty list, where one is not allowed. */
  readonly empty?: string;
  /** What is meant, for a value that is no list. */
  readonly example?: string;
}

/** Applies a rule to each item of a list, and refuses what is no list. Unknown items pass. */
export function listOf(each: Rule, { most, empty, example }: ListLimits = {}): Rule {
  return (value, path, isUnknown) => {
    if (!Array.isArray(value)) {
      const list = example === undefined ? "a list" : `a list such as ${example}`;
      return [{ path, message: `must be ${list}, and is ${shown(value)}` }];
    }
    if (value.length === 0) return empty === undefined ? [] : [{ path, message: empty }];
    const tooMany: Problem[] =
      most !== undefined && value.length > most
        ? [{ path, message: `must have at most ${most} items, and has ${value.length}` }]
        : [];
    const items = value.flatMap((item, i) =>
      item === undefined
        ? [{ path: `${path}[${i}]`, message: "must not be undefined" }]
        : applied(each, item, `${path}[${i}]`, isUnknown),
    );
    return [...tooMany, ...items];
  };
}
