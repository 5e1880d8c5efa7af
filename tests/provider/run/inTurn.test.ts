import * as assert from "node:assert/strict";
import { inTurn } from "../../../provider/run/inTurn";
import { denied, throttled } from "../awsErrors";
import { createClock } from "../clock";

/** A call that fails as often as there are errors, after a queue of `queueMs` each time. */
function queued(queueMs: number, errors: Error[]) {
  const clock = createClock();
  const told: string[] = [];
  const turn = async () => {
    told.push("turn");
    await clock.sleep(queueMs);
  };
  const call = async () => {
    told.push("call");
    const error = errors.shift();
    if (error !== undefined) throw error;
    return "answer";
  };
  return { told, make: (patienceMs: number) => clock.until(inTurn(turn, call, clock, patienceMs)) };
}

const throttles = (times: number) => Array.from({ length: times }, () => throttled("ecs:RunTask"));

describe("a call in its turn", () => {
  it("waits for a turn before each try", async () => {
    const { told, make } = queued(10, throttles(2));
    assert.equal(await make(60_000), "answer");
    assert.deepEqual(told, Array(3).fill(["turn", "call"]).flat());
  });

  it("loses none of its patience in the queue, however long that is", async () => {
    const { told, make } = queued(3_600_000, throttles(5));
    assert.equal(await make(30_000), "answer");
    assert.equal(told.length, 12);
  });

  it("ends when its patience does, with the last error", async () => {
    const { told, make } = queued(3_600_000, throttles(100));
    await assert.rejects(make(30_000), { code: "ThrottlingException" });
    assert.ok(told.length >= 10 && told.length <= 16, `${told.length / 2} tries in half a minute`);
  });

  it("is not made again where AWS denies it", async () => {
    const error = denied("ecs:RunTask");
    const { told, make } = queued(10, [error]);
    await assert.rejects(make(30_000), error);
    assert.equal(told.length, 2);
  });
});
