/** Pads the cells of each column to the width of its widest, two spaces apart: one line for each row. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    widths
      .map((width, column) => (row[column] ?? "").padEnd(width))
      .join("  ")
      .trimEnd(),
  );
}

/** Rows in aligned columns, below their header and a rule as wide as the widest line. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const [title = "", ...lines] = alignColumns([header, ...rows]);
  const width = Math.max(...[title, ...lines].map((line) => line.length));
  return [title, "-".repeat(width), ...lines].join("\n");
}
