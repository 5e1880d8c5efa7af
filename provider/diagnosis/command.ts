import type { IsUnknown } from "../values/problem";
import { attemptPhrase, type Occasion } from "./occasion";
import { shorten } from "./shorten";

/**
 * A command as one would type it: words with spaces or quotes are quoted. In a preview, words or the whole can be
 * unknown, and are said to be.
 */
export function commandLine(
  command: readonly string[] | undefined,
  isUnknown: IsUnknown = () => false,
): string {
  if (command === undefined) return "the container's own command";
  if (isUnknown(command)) return "a command that is not known yet";
  return command.map((word) => (isUnknown(word) ? "[unknown]" : quoted(word))).join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`;
}

/** What was attempted, as the subject of a sentence. A command may be of any length: it is cut once secrets are out of it. */
export function attemptOf(
  attempt: number,
  command: readonly string[] | undefined,
  redact: (text: string) => string,
  occasion?: Occasion,
): string {
  const what =
    command === undefined ? commandLine(command) : `"${shorten(redact(commandLine(command)), 300)}"`;
  return `${attemptPhrase(attempt, occasion)} ${what}`;
}
