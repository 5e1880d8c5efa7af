import type { Table } from "../part";
import { type Measured, most } from "./measure";

/** What the largest number of tasks calls, by operation. */
export function callsTable(measured: readonly Measured[]): Table {
  const largest = most(measured);
  return {
    title: `Calls of ${largest[0]?.tasks.toLocaleString("en-US")} tasks, by operation`,
    columns: ["tasks", "operation", "calls", "mean per second", "most in one second", "throttled"],
    rows: largest.flatMap(({ variant, calls }) =>
      calls.map(({ operation, total, meanPerSecond, mostInOneSecond, throttled }) => [
        variant.name,
        operation,
        total,
        meanPerSecond,
        mostInOneSecond,
        throttled,
      ]),
    ),
  };
}
