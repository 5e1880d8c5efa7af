import type { Table } from "../part";
import { summarize } from "../report/statistics";
import type { Measured } from "./measure";

/** How long after a container's exit is visible its gate opens, where the opening can be seen: without the engine. */
export function lagTable(measured: readonly Measured[]): Table {
  return {
    title: "From the visible exit to the open gate, in seconds",
    columns: ["tasks at once", "min", "median", "p95", "max"],
    rows: measured
      .filter(({ lagsSeconds }) => lagsSeconds.length > 0)
      .map(({ tasks, lagsSeconds }) => {
        const { min, median, p95, max } = summarize(lagsSeconds);
        return [tasks, min, median, p95, max];
      }),
    notes: ["Of the handlers alone: the engine does not tell when it has heard of an open gate."],
  };
}
