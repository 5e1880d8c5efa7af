import type { Cell, Table } from "../part";
import { lettering } from "./lettering";
import type { Spec } from "./spec";

/**
 * Time by number of tasks beside the ideal, and what the columns named `... per second` have: a table whose columns are
 * `tasks`, `seconds` and `ideal seconds`, with such columns besides.
 */
export function timeByTasks(table: Pick<Table, "columns" | "rows">): Spec {
  const rates = table.columns.filter((column) => column.endsWith(" per second"));
  const times = { seconds: "measured", "ideal seconds": "ideal" };
  return {
    hconcat: [
      lines("seconds", points(table, times)),
      ...(rates.length > 0
        ? [
            lines(
              "calls per second",
              points(table, Object.fromEntries(rates.map((rate) => [rate, nameOf(rate)]))),
            ),
          ]
        : []),
    ],
    resolve: { scale: { color: "independent" } },
    config: { ...lettering, legend: { title: null, labelFontSize: 12, orient: "top" } },
  };
}

interface Point {
  readonly tasks: Cell;
  readonly value: Cell;
  readonly series: string;
}

/** One for each row and column. Throws for a column that the table has not. */
function points({ columns, rows }: Pick<Table, "columns" | "rows">, names: Record<string, string>): Point[] {
  const cell = (row: readonly Cell[], column: string): Cell => {
    const value = row[columns.indexOf(column)];
    if (value === undefined) throw new Error(`no column "${column}" among ${columns.join(", ")}`);
    return value;
  };
  return rows.flatMap((row) =>
    Object.entries(names).map(([column, series]) => ({
      tasks: cell(row, "tasks"),
      value: cell(row, column),
      series,
    })),
  );
}

function lines(title: string, values: readonly Point[]) {
  return {
    width: 300,
    height: 220,
    data: { values: [...values] },
    mark: { type: "line" as const, point: true },
    encoding: {
      x: {
        field: "tasks",
        type: "quantitative" as const,
        scale: { type: "log" as const },
        axis: { values: [...new Set(values.map(({ tasks }) => Number(tasks)))], format: "," },
      },
      y: { field: "value", type: "quantitative" as const, title },
      color: {
        field: "series",
        type: "nominal" as const,
        sort: [...new Set(values.map(({ series }) => series))],
      },
    },
  };
}

const nameOf = (rate: string) => rate.replace(/ per second$/, "");
