import * as assert from "node:assert/strict";
import { callsByOperation, secondsOfRuns } from "../../../bench/scale/calls";
import { call, effect } from "./journal";

const journal = [
  call("ListTasks", 1_000),
  ...[2_900, 3_100, 3_899, 3_900].map((at) => call("RunTask", at)),
  effect("container-exited", 4_000, "a task"),
  call("RunTask", 5_000, "ThrottlingException"),
  call("DescribeTasks", 9_000),
  call("DescribeTasks", 10_000, "ok", 500),
  call("GetLogEvents", 11_000),
];

describe("The calls of many tasks", () => {
  it("are counted by operation, the most frequent first, throttled ones among them", () =>
    assert.deepEqual(
      callsByOperation(journal).map(({ operation, total, throttled }) => [operation, total, throttled]),
      [
        ["RunTask", 5, 1],
        ["DescribeTasks", 2, 0],
        ["ListTasks", 1, 0],
        ["GetLogEvents", 1, 0],
      ],
    ));

  it("have a mean over the whole time in which anything was called", () =>
    assert.deepEqual(
      callsByOperation(journal).map(({ meanPerSecond }) => meanPerSecond),
      [0.5, 0.2, 0.1, 0.1],
    ));

  it("have their most in the busiest second wherever it begins, which ends before the next one", () =>
    assert.equal(callsByOperation(journal)[0]?.mostInOneSecond, 3));

  it("are none where nothing was called", () => assert.deepEqual(callsByOperation([]), []));
});

describe("The time of many runs", () => {
  it("is from the first RunTask to the answer of the last DescribeTasks", () =>
    assert.equal(secondsOfRuns(journal), 7.6));
});
