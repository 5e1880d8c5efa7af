import type { Table } from "../part";
import { type Measured, most } from "./measure";
import { roles } from "./processes";

/** Who used the machine with the largest number of tasks: whether the figures are the package's or the simulator's. */
export function processesTable(measured: readonly Measured[]): Table {
  const largest = most(measured);
  return {
    title: `CPU seconds with ${largest[0]?.tasks.toLocaleString("en-US")} tasks, by process`,
    columns: ["tasks", ...roles, "simulator's share of one processor"],
    rows: largest.map(({ variant, played, cpu }) => [
      variant.name,
      ...roles.map((role) => cpu.get(role) ?? 0),
      `${Math.round((100 * (cpu.get("simulator") ?? 0)) / played.seconds)} %`,
    ]),
    notes: ["Read from /proc once a second, where there is one."],
  };
}
