import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const checkout = resolve(__dirname, "../..");
const docs = resolve(checkout, "docs");

/** Every page for people, by its path from `docs`. */
export const everyPage: readonly string[] = [
  ...markdownIn(checkout).map((name) => `../${name}`),
  ...markdownIn(docs),
  "../examples/rails/README.md",
];

function markdownIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".md"));
}

/** The pages that are written by hand and have examples. */
export const writtenPages = [
  "_index.md",
  "gated-service.md",
  "installation-configuration.md",
  "moving-to-the-plugin.md",
  "one-off-task.md",
  "simulator.md",
];

/** A piece of code in a page. */
export interface Block {
  readonly code: string;
  /** The line of the page that it begins after. */
  readonly line: number;
}

const fence = /^( *)```(\w+)\n([\s\S]*?)^ *```$/gm;

/** The text of a page of `docs`. */
export function readPage(page: string): string {
  return readFileSync(resolve(docs, page), "utf8");
}

/** The pieces of code in a page that are of one of the languages, without the indent of a list that they stand in. */
export function blocksOf(page: string, ...languages: readonly string[]): Block[] {
  const text = readPage(page);
  return [...text.matchAll(fence)].flatMap(({ index, 1: indent = "", 2: language = "", 3: code = "" }) => {
    const flush = code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    return languages.includes(language)
      ? [{ code: flush, line: text.slice(0, index).split("\n").length }]
      : [];
  });
}
