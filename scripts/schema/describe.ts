import { inWordsOfThePlugin } from "./words";

/** A comment as a description for every language: a line for each paragraph, and no links that only TypeScript knows. */
export function describe(comment: string): string {
  const text = notes.reduce((left, note) => left.replace(note, ""), comment);
  return inWordsOfThePlugin(paragraphs(text.replace(/\{@link (?:\w+\.)*(\w+)\}/g, "`$1`")));
}

/** What a comment has for its own place only: an example in TypeScript, and what the AWS provider's pages go on with. */
const notes: readonly RegExp[] = [
  /\n+```[\s\S]*$/,
  / *(See|Detailed) below\.?/g,
  /\n+The following arguments are optional:/,
  / Useful with `"plantimestamp\(\)"`\./,
  /\n+> \*\*Version note:\*\*.*/,
];

/** What a comment says of each word of a choice, in a list. */
export function meaningsIn(comment: string): Readonly<Record<string, string>> {
  const items = [...comment.matchAll(/^- `(\w+)`: (.)(.*)$/gm)];
  return Object.fromEntries(
    items.map(([, word, first = "", rest]) => [word, `${first.toUpperCase()}${rest}`]),
  );
}

/** One line for a paragraph or an item of a list. */
function paragraphs(text: string): string {
  return text
    .replace(/([^\n])\n(?![\n\-*>])/g, "$1 ")
    .replace(/ +/g, " ")
    .trim();
}
