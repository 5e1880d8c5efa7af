import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface CompatibilityOptions {
  /** A project is played when it has all the words of one of these; all are when there is none. */
  readonly only: readonly (readonly string[])[];
  /** How many projects are played at once. */
  readonly jobs: number;
  /** Whether docs/compatibility.md is brought up to date. */
  readonly write: boolean;
  /** File for all cells. */
  readonly json?: string;
}

/**
 * Reads the arguments after the program's name. Throws a RangeError that names what was given and everything that is
 * allowed.
 */
export function readOptions(args: readonly string[], words: readonly string[]): CompatibilityOptions {
  const { only, jobs, write, json } = parse(args, words);
  const wanted = only.map((list) => list.split(",").filter(Boolean));
  const stranger = wanted.flat().find((word) => !words.includes(word));
  if (stranger !== undefined) throw wrong(`no project has the word "${stranger}"`, words);
  if (!/^[1-9]\d?$/.test(jobs)) throw wrong(`--jobs is "${jobs}"`, words);
  // The page tells of all projects.
  if (write && wanted.length > 0) throw wrong("--write and --only exclude each other", words);
  return { only: wanted, jobs: Number(jobs), write, ...(json !== undefined && { json }) };
}

function parse(args: readonly string[], words: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        jobs: { type: "string", default: "2" },
        write: { type: "boolean", default: false },
        json: { type: "string" },
      },
    }).values;
  } catch (error) {
    throw wrong((error as Error).message.split(/\.(?:\s|$)/, 1)[0] ?? "", words);
  }
}

function wrong(what: string, words: readonly string[]): RangeError {
  const options =
    "--only WORD,WORD (may be repeated), --jobs 1 to 99 (2), --write (docs/compatibility.md), --json FILE";
  return new RangeError(`${what}: expected any of ${options}, and any of the words ${words.join(", ")}.`);
}
