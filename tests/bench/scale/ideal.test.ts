import * as assert from "node:assert/strict";
import { idealSeconds } from "../../../bench/scale/ideal";

const timing = { provisioningMs: 8_000, pendingMs: 4_000, pullMs: 8_000, exitVisibleMs: 5_000 };

describe("The ideal time of many tasks", () => {
  for (const [tasks, seconds] of [
    [1, 30],
    [20, 30],
    [21, 30.05],
    [100, 34],
    [1_000, 79],
  ] as const)
    it(`is ${seconds} s for ${tasks}: a task's own way, after twenty launches at once and twenty more per second`, () =>
      assert.equal(idealSeconds(tasks, timing, 5), seconds));
});
