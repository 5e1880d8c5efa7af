import * as assert from "node:assert/strict";
import { callsTable } from "../../../bench/gateLag/callsTable";
import { comparisonTable } from "../../../bench/gateLag/comparisonTable";
import { lagTable } from "../../../bench/gateLag/lagTable";
import { measuredWith } from "./measured";

const calls = new Map([
  ["RunTask", 1],
  ["DescribeTasks", 30],
]);

describe("The tables of the gate lag", () => {
  it("show each tool's lags, those that were given up as the cap at least, and its calls per run", () => {
    const { rows } = lagTable(300, measuredWith({ one: [0.25, 0.5, 0.75], sdk: [40, undefined] }, calls));
    assert.deepEqual(rows, [
      ["ours, one run", 3, 0.25, 0.5, 0.725, 0.75, 31, 30],
      ["SDK v3 waiter", 2, 40, 80, 116, "≥ 120", 31, 30],
    ]);
  });

  it("leave out the runs of other durations", () => {
    assert.deepEqual(lagTable(10, measuredWith({ one: [0.5] }, calls)).rows, []);
  });

  it("compare each tool's median with ours, of all our runs together", () => {
    const { columns, rows } = comparisonTable(
      measuredWith({ up: [0.25, 0.5], one: [0.5, 0.75], cli: [20], sdk: [undefined, undefined] }),
    );
    assert.deepEqual(columns, ["command", "ours", "aws ecs wait", "SDK v3 waiter"]);
    assert.deepEqual(rows, [["300 s", 0.5, "20.0 (40×)", "≥ 120 (240×)"]]);
  });

  it("count one run's calls by operation, where it shares none with another", () => {
    const { columns, rows } = callsTable(measuredWith({ up: [0.5], one: [0.5, 1.5], cli: [20] }, calls));
    assert.deepEqual(columns, ["command", "seconds of the run", "RunTask", "DescribeTasks"]);
    assert.deepEqual(rows, [["300 s", 31, 1, 30]]);
  });
});
