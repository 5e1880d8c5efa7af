import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface BenchOptions {
  /** Names of the parts to run, in the order in which they are known. */
  readonly parts: readonly string[];
  readonly quick: boolean;
  /** File for the whole result. */
  readonly json?: string;
  /** Whether docs/performance.md and what belongs to it are written. */
  readonly write: boolean;
}

/**
 * Reads the arguments after the program's name. Throws a RangeError that names what was given and everything that is
 * allowed.
 */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args, known);
  const stranger = positionals.find((name) => !known.includes(name));
  if (stranger !== undefined) throw wrong(`there is no part "${stranger}"`, known);
  const { quick, json, write } = values;
  // The pages tell what the long version measures.
  if (quick && write) throw wrong("--write and --quick exclude each other", known);
  return {
    parts: known.filter((name) => positionals.length === 0 || positionals.includes(name)),
    quick,
    write,
    ...(json !== undefined && { json }),
  };
}

function parse(args: readonly string[], known: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        json: { type: "string" },
        write: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw wrong((error as Error).message.split(/\.(?:\s|$)/, 1)[0] ?? "", known);
  }
}

function wrong(what: string, known: readonly string[]): RangeError {
  const options = "--quick (at most 90 seconds), --json FILE, --write (docs/performance.md)";
  return new RangeError(`${what}: expected any of ${options}, and any of the parts ${known.join(", ")}.`);
}
