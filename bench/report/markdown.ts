import type { Table } from "../part";
import { cellText } from "./cell";

/** Tables as a page shows them, each with its notes and how its targets came out. */
export function markdownTables(tables: readonly Table[]): string {
  return tables.map(markdownTable).join("\n\n");
}

function markdownTable({ title, columns, rows, notes = [], targets = [] }: Table): string {
  const figures = grid(
    columns,
    rows.map((row) => row.map(cellText)),
  );
  const verdicts = targets.map(({ target, measured, met }) => [target, measured, met ? "met" : "**missed**"]);
  const blocks = [
    `**${title}**`,
    figures,
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
    ...(verdicts.length > 0 ? [grid(["target", "measured", ""], verdicts)] : []),
  ];
  return blocks.join("\n\n");
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map(() => "---");
  return [header, rule, ...rows].map((row) => `| ${row.map(escaped).join(" | ")} |`).join("\n");
}

/** A bar would end the cell. */
function escaped(text: string): string {
  return text.replaceAll("|", "\\|");
}
