import type { Cell, Table } from "../part";
import { summarize } from "../report/statistics";
import type { Measured } from "./measure";
import { cappedAfterSeconds, type Run } from "./run";
import type { Tool } from "./tools";

/** The lags of one duration, tool by tool. */
export function lagTable(durationSeconds: number, measured: Measured): Table {
  const runs = measured.runs.filter(({ job }) => job.durationSeconds === durationSeconds);
  const tools = [...new Set(runs.map(({ job }) => job.tool))];
  return {
    title: `Gate lag of a command of ${durationSeconds} s, in seconds`,
    columns: ["tool", "runs", "min", "median", "p95", "max", "calls per run", "of them DescribeTasks"],
    rows: tools.map((tool) =>
      row(
        tool,
        runs.filter(({ job }) => job.tool === tool),
        measured,
      ),
    ),
  };
}

function row(tool: Tool, runs: readonly Run[], { calls }: Measured): readonly Cell[] {
  const { n, min, median, p95, max } = summarize(runs.map(({ lagSeconds }) => lagSeconds));
  const regions = [...new Set(runs.map(({ job }) => job.region))].map((region) => calls.get(region));
  const ofAll = regions.flatMap((region) => [...(region?.values() ?? [])]);
  const describing = regions.map((region) => region?.get("DescribeTasks") ?? 0);
  return [tool.name, n, ...[min, median, p95, max].map(lagCell), sum(ofAll) / n, sum(describing) / n];
}

export function lagCell(seconds: number): Cell {
  return seconds >= cappedAfterSeconds ? `≥ ${cappedAfterSeconds}` : seconds;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
