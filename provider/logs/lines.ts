import { safeText } from "./safeText";

/** Nobody reads more of a line, and an event has up to 1 MB. */
const longestLine = 2_000;

/** The lines of an event, safe to show. The end of a long one is left out, and how much of it is said. */
export function linesOf(message: string): readonly string[] {
  const text = safeText(message);
  if (!text.includes("\n")) return [cut(text)];
  return text.replace(/\n$/, "").split("\n").map(cut);
}

function cut(line: string): string {
  if (line.length <= longestLine) return line;
  // Not between the two halves of a character.
  const length = /[\ud800-\udbff]/.test(line.charAt(longestLine - 1)) ? longestLine - 1 : longestLine;
  const rest = (line.length - length).toLocaleString("en-US");
  // A slice would keep the whole line in memory as long as itself.
  const begin = line.slice(0, length).split("").join("");
  return `${begin} ... (${rest} more characters)`;
}
