import type { DeclaredType } from "./declared";
import { pathInside, type Row } from "./rows";
import type { Consequence } from "./sentences";

/** Rows as a Markdown table. `nameOf` says how a row's path reads in it, `sectionOf` where what is in it is told. */
export function table(
  rows: readonly Row[],
  nameOf: (path: string) => string,
  sectionOf: (path: string) => string | undefined,
): string {
  const lines = rows.map((row) => [
    `\`${nameOf(row.path)}\``,
    row.types.map((type) => typeText(type, sectionOf(pathInside(row)))).join(" or "),
    row.unit ?? "",
    defaultText(row),
    row.text,
    row.consequence === undefined ? "" : consequenceWords[row.consequence],
  ]);
  return [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.map(cell).join(" | ")} |`)
    .join("\n");
}

const head = ["input", "type", "unit", "default", "what it is", "a change in it"];

const consequenceWords: Readonly<Record<Consequence, string>> = {
  run: "runs",
  register: "registers only",
  replace: "replaces",
  retag: "tags anew",
  record: "is recorded",
};

function typeText(type: DeclaredType, section: string | undefined): string {
  switch (type.kind) {
    case "plain":
      return `\`${type.text}\``;
    case "choice":
      return type.words.map((word) => `\`"${word}"\``).join(", ");
    case "shape": {
      const words = type.isList ? "list of objects" : "object";
      return section === undefined ? words : `[${words}](#${anchorOf(section)})`;
    }
    case "elsewhere":
      return `[${typeText(type.type, undefined)}](${type.href})`;
    default:
      return type satisfies never;
  }
}

function defaultText({ required, byDefault, alternative }: Row): string {
  if (required) return "required";
  return byDefault ?? (alternative === undefined ? "" : `this or \`${alternative}\``);
}

/** A pipe would end the cell, in code as well. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** How GitHub names the anchor of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}
