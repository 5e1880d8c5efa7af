import type { Table } from "../part";
import type { PartResult } from "../report/result";
import { lagByTool } from "./lagByTool";
import type { Spec } from "./spec";
import { timeByTasks } from "./timeByTasks";

export interface Plot {
  /** In docs/performance. */
  readonly file: string;
  readonly title: string;
  readonly spec: Spec;
}

/** The pictures of a part. */
export function plotsOf({ name, tables }: Pick<PartResult, "name" | "tables">): readonly Plot[] {
  return tables.flatMap((table) => {
    const spec = specOf(table);
    return spec === undefined ? [] : [{ file: `${name}.svg`, title: table.title, spec }];
  });
}

function specOf(table: Table): Spec | undefined {
  switch (table.plot) {
    case undefined:
      return undefined;
    case "lag by tool":
      return lagByTool(table.samples ?? []);
    case "time by tasks":
      return timeByTasks(table);
    default:
      return table.plot satisfies never;
  }
}
