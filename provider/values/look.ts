import { memberPath } from "./memberRules";
import { type IsUnknown, isText } from "./problem";
import { isRecord } from "./record";

/**
 * A place in the inputs, for rules that lie between several. What is malformed has a problem of its own, and counts here
 * as not known: so a rule never throws, and a value that becomes unknown never brings a problem up.
 */
export interface Look {
  readonly path: string;
  /** Whether nothing is given here, which can be known before other values are. */
  readonly isAbsent: boolean;
  /** A known text that is not empty. */
  readonly text: string | undefined;
  /** A known number, also one in digits. */
  readonly number: number | undefined;
  readonly flag: boolean | undefined;
  /** Items of a known list; those of another value are none. */
  readonly items: readonly Look[];
  /** Members of a known object that are there, by name; those of another value are none. */
  readonly members: Readonly<Record<string, Look>>;
  /** Whether all items are known to be there: nothing is given, or a list without unknown items. */
  readonly isComplete: boolean;
  /** The known value; `undefined` for one that is absent or not known. */
  readonly given: unknown;
  at(name: string): Look;
}

/** Stands for what a malformed or unknown value would have within. */
const open = Symbol("open");

export function lookAt(value: unknown, path: string, isUnknown: IsUnknown): Look {
  const given = value === open || isUnknown(value) ? undefined : value;
  const within = (member: unknown, memberPath: string) => lookAt(member, memberPath, isUnknown);
  return {
    path,
    given,
    isAbsent: value === undefined,
    text: isText(given) ? given : undefined,
    number: numberIn(given),
    flag: typeof given === "boolean" ? given : undefined,
    get items() {
      return Array.isArray(given) ? given.map((item, i) => within(item ?? open, `${path}[${i}]`)) : [];
    },
    get members() {
      const entries = isRecord(given) ? Object.entries(given) : [];
      return Object.fromEntries(
        entries
          .filter(([, member]) => member !== undefined)
          .map(([name, member]) => [name, within(member, memberPath(path, name))]),
      );
    },
    isComplete: value === undefined || (Array.isArray(given) && !given.some(isUnknown)),
    at(name) {
      if (value === undefined) return within(undefined, memberPath(path, name));
      if (!isRecord(given)) return within(open, memberPath(path, name));
      return within(Object.hasOwn(given, name) ? given[name] : undefined, memberPath(path, name));
    },
  };
}

function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The names of named things in a list, or `undefined` while one of them is not known. */
export function namesIn(list: Look): readonly string[] | undefined {
  const names = list.items.flatMap((item) => item.at("name").text ?? []);
  return list.isComplete && names.length === list.items.length ? names : undefined;
}

/** The items of a list that have the given name. */
export function named(list: Look, name: string): readonly Look[] {
  return list.items.filter((item) => item.at("name").text === name);
}
