import type { Table } from "../part";
import type { Measured } from "./measure";
import type { Tool } from "./tools";

/** What one run of this package calls, by operation, when it shares no call with another. */
export function callsTable({ runs, calls }: Measured): Table {
  const alone = runs.filter(({ job }) => isAlone(job.tool));
  const durations = [...new Set(alone.map(({ job }) => job.durationSeconds))];
  const operations = [...new Set(alone.flatMap(({ job }) => [...(calls.get(job.region)?.keys() ?? [])]))];
  return {
    title: "Calls of one run of ours, on the average",
    columns: ["command", "seconds of the run", ...operations],
    rows: durations.map((seconds) => {
      const same = alone.filter(({ job }) => job.durationSeconds === seconds);
      const mean = (values: readonly number[]) => values.reduce((total, one) => total + one, 0) / same.length;
      return [
        `${seconds} s`,
        mean(same.map(({ runSeconds }) => runSeconds)),
        ...operations.map((name) => mean(same.map(({ job }) => calls.get(job.region)?.get(name) ?? 0))),
      ];
    }),
  };
}

/** Whether each of the tool's runs has an account and an `up` of its own. */
export function isAlone({ wait }: Tool): boolean {
  return wait.kind === "ours" && wait.runs === "one by one";
}
