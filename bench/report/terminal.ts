import { renderTable } from "../../scripts/demo/table";
import type { Table } from "../part";
import { cellText } from "./cell";

/** A table as the terminal shows it, with its notes and how its targets came out. */
export function terminalTable({ title, columns, rows, notes = [], targets = [] }: Table): string {
  const body = renderTable(
    columns,
    rows.map((row) => row.map(cellText)),
  );
  const verdicts = targets.map(
    ({ target, measured, met }) => `${met ? "met   " : "MISSED"}  ${target}: ${measured}`,
  );
  return [title, "", body, ...lines(notes), ...lines(verdicts)].join("\n");
}

/** A block of its own, where there is something to say. */
function lines(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : ["", ...texts];
}
