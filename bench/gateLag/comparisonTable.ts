import type { Table } from "../part";
import { quantile } from "../report/statistics";
import { lagCell } from "./lagTable";
import type { Measured } from "./measure";
import type { Run } from "./run";
import { targetsOf } from "./targets";
import type { Tool } from "./tools";

/** How many times our median lag each tool's is, by duration; ours are all runs of it, however they share an `up`. */
export function comparisonTable(measured: Measured): Table {
  const { runs } = measured;
  const durations = [...new Set(runs.map(({ job }) => job.durationSeconds))];
  const theirs = [...new Set(runs.map(({ job }) => job.tool))].filter(({ wait }) => wait.kind !== "ours");
  return {
    title: "Median lags, in seconds and as multiples of ours",
    columns: ["command", "ours", ...theirs.map(({ name }) => name)],
    rows: durations.map((durationSeconds) => {
      const same = runs.filter(({ job }) => job.durationSeconds === durationSeconds);
      const ours = medianLag(same, ({ wait }) => wait.kind === "ours");
      const cells = theirs.map((tool) => {
        const median = medianLag(same, (one) => one === tool);
        return `${text(lagCell(median))} (${Math.round(median / ours)}×)`;
      });
      return [`${durationSeconds} s`, ours, ...cells];
    }),
    targets: targetsOf(measured),
  };
}

/** The median lag of the runs whose tool is of a kind. */
function medianLag(runs: readonly Run[], isOf: (tool: Tool) => boolean): number {
  const lags = runs.filter(({ job }) => isOf(job.tool)).map(({ lagSeconds }) => lagSeconds);
  return quantile(lags, 0.5);
}

const text = (cell: string | number) => (typeof cell === "string" ? cell : cell.toFixed(1));
