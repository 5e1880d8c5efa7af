import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { resolve } from "node:path";
// Small and synchronous; `globSync` of node:fs needs Node 22.
import { globSync } from "tinyglobby";

/** What may be said to {@link hashFiles} besides the patterns. */
export interface HashFilesOptions {
  /** Directory that the patterns are relative to. Default: `process.cwd()`, for a Pulumi program its project's folder. */
  readonly cwd?: string;
  /** Patterns of files to leave out. Default: none. */
  readonly ignore?: readonly string[];
}

/**
 * A hash of files, for `triggers`: it changes when one of them is added, removed, renamed, or has other content.
 *
 * ```ts
 * new OneOffTask("migrate", { ..., runPolicy: "onTrigger", triggers: hashFiles("db/migrate") });
 * ```
 *
 * The same files have the same hash on every machine, wherever their directory is, whatever their times. Bytes count:
 * have git write the same line endings everywhere. Symbolic links are followed.
 *
 * @param patterns Globs such as `db/migrate/*.rb`, with `/` between folders on every system; a folder stands for all in
 * it. Hidden files are left out unless a pattern names them. Case counts.
 * @param options Where to look, and what to leave out.
 * @returns SHA-256 of the sorted paths and their contents, as 64 hexadecimal digits.
 * @throws When no file matches, since that hash would never change, and when a file or a folder cannot be read.
 */
export function hashFiles(patterns: string | readonly string[], options: HashFilesOptions = {}): string {
  const { ignore = [] } = options;
  const cwd = resolve(options.cwd ?? process.cwd());
  const paths = filesIn(cwd, patterns, ignore);
  if (paths.length === 0) throw new Error(noneFound([patterns].flat(), ignore, cwd));
  const contents = paths.map((path) => {
    const file = resolve(cwd, path);
    return [path, sha256(reading(file, () => fs.readFileSync(file)))];
  });
  return sha256(JSON.stringify(contents));
}

/** The sorted paths that match, from `cwd`. The library takes a folder that it cannot read for an empty one. */
function filesIn(cwd: string, patterns: string | readonly string[], ignore: readonly string[]): string[] {
  let failure: unknown;
  const readdirSync = (folder: string, options: { withFileTypes: true }) => {
    try {
      return reading(resolve(folder), () => fs.readdirSync(folder, options));
    } catch (error) {
      const { code } = (error as Error).cause as NodeJS.ErrnoException;
      // What a pattern names need not be there.
      if (code !== "ENOENT" && code !== "ENOTDIR") failure ??= error;
      return [];
    }
  };
  const paths = globSync(patterns, {
    cwd,
    ignore,
    fs: { readdirSync: readdirSync as typeof fs.readdirSync },
  });
  if (failure !== undefined) throw failure;
  return paths.sort();
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new Error(
      `hashFiles cannot read ${path}: ${reason}. Make it readable, or leave it out with the option "ignore"`,
      { cause },
    );
  }
}

function noneFound(patterns: readonly string[], ignore: readonly string[], cwd: string): string {
  const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(", ");
  const leftOut = ignore.length === 0 ? "" : `, without ${quoted(ignore)},`;
  return `hashFiles found no file for ${quoted(patterns) || "no pattern"}${leftOut} in ${cwd}: correct the patterns, which have "/" between folders, or name another directory in the option "cwd"`;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
