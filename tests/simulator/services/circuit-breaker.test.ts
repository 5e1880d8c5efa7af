import * as assert from "node:assert/strict";
import { failureThreshold, tripped } from "../../../simulator/ecs/services/circuit-breaker";

const on = { enable: true, rollback: true };

describe("the deployment circuit breaker", () => {
  const thresholds: [number, object, number][] = [
    [1, {}, 3],
    [6, {}, 3],
    [7, {}, 4],
    [25, {}, 13],
    [1000, {}, 200],
    [10, { type: "BOUNDED_PERCENT", value: 100 }, 10],
    [1, { type: "UNBOUNDED_PERCENT", value: 50 }, 1],
    [1000, { type: "UNBOUNDED_PERCENT", value: 50 }, 500],
    [1000, { type: "COUNT", value: 2 }, 2],
  ];
  for (const [desiredCount, configuration, expected] of thresholds) {
    it(`trips after ${expected} failures with ${desiredCount} desired and ${JSON.stringify(configuration)}`, () => {
      const breaker =
        "type" in configuration ? { ...on, thresholdConfiguration: configuration as never } : on;
      assert.equal(failureThreshold(breaker, desiredCount), expected);
      assert.equal(tripped(breaker, expected - 1, desiredCount), "no");
      assert.equal(tripped(breaker, expected, desiredCount), "roll-back");
    });
  }

  it("fails the deployment without a rollback when none is wanted", () => {
    assert.equal(tripped({ enable: true, rollback: false }, 3, 1), "fail");
  });

  it("does nothing when it is off", () => {
    assert.equal(tripped({ enable: false, rollback: true }, 100, 1), "no");
    assert.equal(tripped(undefined, 100, 1), "no");
  });
});
