import * as assert from "node:assert/strict";
import { targetsOf } from "../../../bench/gateLag/targets";
import { measuredWith } from "./measured";

const few = new Map([
  ["ListTasks", 11],
  ["RunTask", 1],
  ["GetLogEvents", 15],
  ["DescribeTasks", 30],
]);
const lags = { up: [0.2, 0.4], one: [0.6, 0.8], cli: [20], sdk: [200] };

/** What was missed, as it was measured. */
const missed = (measured: Parameters<typeof targetsOf>[0]) =>
  targetsOf(measured)
    .filter(({ met }) => !met)
    .map(({ target, measured: what }) => `${target}: ${what}`);

describe("The targets of the gate lag", () => {
  it("are met by lags, multiples and calls that keep to them, and say what was measured", () => {
    assert.deepEqual(
      targetsOf(measuredWith(lags, few)).map(({ measured, met }) => [measured, met]),
      [
        ["0.50 s of 4 runs", true],
        ["0.77 s of 4 runs", true],
        ["in 4 of 4", true],
        ["40 times", true],
        ["400 times", true],
        ["12 at most", true],
        ["0.49 per second at most", true],
        ["0.98 per second at most", true],
      ],
    );
  });

  it("are missed by a slow median, a long tail, and a gate that waits for STOPPED", () => {
    assert.deepEqual(missed(measuredWith({ ...lags, up: [0.9], one: [0.9, 19] }, few)).slice(0, 3), [
      "median lag at most 0.6 s: 0.90 s of 3 runs",
      "95th percentile of the lag at most 1.2 s: 17.19 s of 3 runs",
      "the gate opens before the task is STOPPED in every run: in 2 of 3",
    ]);
  });

  it("are missed by other waiters that are nearly as quick", () => {
    assert.deepEqual(missed(measuredWith({ ...lags, cli: [9], sdk: [40] }, few)), [
      "20 times below the AWS CLI's waiter at least, for 300 s: 18 times",
      "100 times below the SDK's waiter at least, for 300 s: 80 times",
    ]);
  });

  it("are missed by one call or one look too many", () => {
    const many = new Map([
      ["ListTasks", 11],
      ["RunTask", 2],
      ["GetLogEvents", 16],
      ["DescribeTasks", 31],
    ]);
    assert.deepEqual(missed(measuredWith({ ...lags, one: [0.6] }, many)), [
      "one run makes at most 12 calls besides DescribeTasks and the reading of its log: 13 at most",
      "a silent log is read less than once in two seconds: 0.52 per second at most",
      "and at most one DescribeTasks per second: 1.01 per second at most",
    ]);
  });

  it("compare with other waiters for 300 seconds alone", () => {
    const targets = targetsOf(measuredWith(lags, few, 10)).map(({ target }) => target);
    assert.ok(!targets.some((target) => target.includes("waiter")), targets.join("; "));
  });
});
