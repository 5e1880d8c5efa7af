import * as assert from "node:assert/strict";
import { targetsOf } from "../../../bench/scale/targets";
import { measuredWith } from "./measured";

describe("The targets of many tasks", () => {
  it("are met at their limits", () => {
    const limits = { seconds: 34.5, describesPerSecond: 5, peakBytes: 300e6 };
    assert.deepEqual(
      targetsOf([measuredWith(1, limits)]).map(({ measured, met }) => [measured, met]),
      [
        ["1.15, with 1 task", true],
        ["5, with 1 task", true],
        ["300, with 1 task", true],
        ["0, with 1 task", true],
      ],
    );
  });

  it("are missed by the worst of all numbers of tasks, which is named", () => {
    const worst = { seconds: 36, describesPerSecond: 5.5, peakBytes: 301e6, lost: ["one"] };
    const measured = [measuredWith(1, {}), measuredWith(100, worst), measuredWith(1_000, {})];
    assert.deepEqual(
      targetsOf(measured).map(({ measured: figure, met }) => [figure, met]),
      [
        ["1.20, with 100 tasks", false],
        ["5.50, with 100 tasks", false],
        ["301, with 100 tasks", false],
        ["1, with 100 tasks", false],
      ],
    );
  });

  it("say nothing of the time where it is so short that one look per second exceeds the allowance", () => {
    const [first] = targetsOf([measuredWith(10, { seconds: 4, idealSeconds: 3 })]);
    assert.equal(first?.target, "at most 5 DescribeTasks per second");
  });
});
