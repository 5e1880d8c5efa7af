/**
 * C0 and C1 but tab and newline, the marks that turn the direction of what follows, and halves of characters. Every line
 * is looked at: the class that is left out of a class takes a quarter of the time that a lookahead takes.
 */
const suspicious = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u;

/** All of these that are left out. */
const controls = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

const loneSurrogates = /\p{Surrogate}/gu;

const [bel, esc, csi, st] = ["\u0007", "\u001b", "\u009b", "\u009c"];

/**
 * Escape sequences of terminals (ECMA-48): strings with their terminator (titles, links), control sequences (colours,
 * cursor), and the short ones. An incomplete string loses its begin alone: what stands behind it may be the output.
 */
const escapes = new RegExp(
  [
    `(?:${esc}[\\]PX^_]|[\u0090\u0098\u009d-\u009f])[^${bel}${esc}\u0080-\u009f\n]*(?:${bel}|${esc}\\\\|${st})`,
    `(?:${esc}\\[|${csi})[0-?]*[ -/]*[@-~]?`,
    `${esc}[ -/]*[0-~]?`,
  ].join("|"),
  "g",
);

/**
 * What a container printed as text that any terminal and any JSON can take: without escape sequences and control
 * characters, a line that was overwritten (a progress bar) as it was last, half a character as U+FFFD. Tabs, newlines and
 * empty lines stay. Safe text stays as it is.
 */
export function safeText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(escapes, "")
    .split("\n")
    .map((line) => overtyped(line).replace(controls, ""))
    .join("\n")
    .replace(loneSurrogates, "\ufffd");
}

/** A line as carriage returns and backspaces left it. */
function overtyped(line: string): string {
  let end = line.length;
  while (line[end - 1] === "\r") end -= 1;
  const last = line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
  if (!last.includes("\b")) return last;
  const kept: string[] = [];
  for (const character of last) {
    if (character === "\b") kept.pop();
    else kept.push(character);
  }
  return kept.join("");
}
