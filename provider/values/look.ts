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
  return new Place(value, () => path, isUnknown);
}

/** Rules look at many places, of each of a thousand resources: what they do not ask for is not made. */
class Place implements Look {
  readonly given: unknown;
  readonly #value: unknown;
  readonly #pathOf: () => string;
  readonly #isUnknown: IsUnknown;

  constructor(value: unknown, pathOf: () => string, isUnknown: IsUnknown) {
    this.given = value === open || isUnknown(value) ? undefined : value;
    this.#value = value;
    this.#pathOf = pathOf;
    this.#isUnknown = isUnknown;
  }

  get path(): string {
    return this.#pathOf();
  }

  get isAbsent(): boolean {
    return this.#value === undefined;
  }

  get text(): string | undefined {
    return isText(this.given) ? this.given : undefined;
  }

  get number(): number | undefined {
    return numberIn(this.given);
  }

  get flag(): boolean | undefined {
    return typeof this.given === "boolean" ? this.given : undefined;
  }

  get items(): readonly Look[] {
    const { given } = this;
    if (!Array.isArray(given)) return [];
    return given.map((item, i) => this.#within(item ?? open, () => `${this.path}[${i}]`));
  }

  get members(): Readonly<Record<string, Look>> {
    const entries = isRecord(this.given) ? Object.entries(this.given) : [];
    return Object.fromEntries(
      entries
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => [name, this.#member(name, member)]),
    );
  }

  get isComplete(): boolean {
    const { given } = this;
    return this.isAbsent || (Array.isArray(given) && !given.some(this.#isUnknown));
  }

  at(name: string): Look {
    if (this.isAbsent) return this.#member(name, undefined);
    if (!isRecord(this.given)) return this.#member(name, open);
    return this.#member(name, Object.hasOwn(this.given, name) ? this.given[name] : undefined);
  }

  #member(name: string, value: unknown): Look {
    return this.#within(value, () => memberPath(this.path, name));
  }

  #within(value: unknown, pathOf: () => string): Look {
    return new Place(value, pathOf, this.#isUnknown);
  }
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
