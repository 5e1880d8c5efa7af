import * as assert from "node:assert/strict";
import { exceeded, isLost, type LimitExceeded } from "../../../provider/run/limits";

const limits = { timeoutSeconds: 60, startTimeoutSeconds: 10 };

describe("the limits of a run", () => {
  const cases: readonly [
    title: string,
    elapsedMs: number,
    notStarted: boolean,
    limit: LimitExceeded | undefined,
  ][] = [
    ["are kept by a task that is seen not to have started, in time", 9_999, true, undefined],
    ["are exceeded by a task that is seen not to have started in time", 10_000, true, "startTimeout"],
    ["give a task that may have started the whole time", 59_999, false, undefined],
    ["are exceeded by it at the end of its time", 60_000, false, "timeout"],
    ["call it the timeout when both are exceeded", 60_000, true, "timeout"],
  ];
  for (const [title, elapsedMs, notStarted, limit] of cases) {
    it(title, () => assert.equal(exceeded(limits, elapsedMs, notStarted), limit));
  }

  it("count a start timeout behind the timeout as the timeout", () => {
    assert.equal(exceeded({ timeoutSeconds: 5, startTimeoutSeconds: 10 }, 5_000, true), "timeout");
  });
});

describe("a task that ECS does not know", () => {
  it("is not lost for five minutes: DescribeTasks is eventually consistent", () => {
    assert.equal(isLost(299_999), false);
    assert.equal(isLost(300_000), true);
  });
});
