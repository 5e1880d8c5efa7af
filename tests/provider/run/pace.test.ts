import * as assert from "node:assert/strict";
import {
  definitionRate,
  definitionReadRate,
  lookUpRate,
  paceAt,
  pacedAt,
  startRate,
  stopRate,
} from "../../../provider/run/pace";
import { documentedLimit, fargateCalls } from "../../../simulator/protocol/rates/limits";
import { denied, throttled } from "../awsErrors";
import { createClock } from "../clock";

/** Calls at two a second, ten at once, whose times are noted. */
function paced() {
  const clock = createClock();
  const startMs = clock.now();
  const pace = paceAt({ burst: 10, perSecond: 2, leastShare: 0.05 }, clock);
  const made: number[] = [];
  const turn = () => pace.turn().then(() => void made.push(clock.now() - startMs));
  return { clock, pace, made, turn };
}

describe("the pace of calls", () => {
  it("gives turns in the order they were asked for: the burst at once, and the others as it comes back", async () => {
    const { clock, pace, made, turn } = paced();
    const order: number[] = [];
    await clock.until(
      Promise.all(Array.from({ length: 13 }, (_, n) => turn().then(() => void order.push(n)))),
    );
    assert.deepEqual(made, [...Array(10).fill(0), 500, 1_000, 1_500]);
    assert.deepEqual(
      order,
      Array.from({ length: 13 }, (_, n) => n),
    );
    await clock.advance(500);
    await pace.turn();
  });

  it("hands on what a call answers, and why it failed", async () => {
    const call = pacedAt({ burst: 2, perSecond: 1, leastShare: 1 }, createClock());
    const error = denied("ecs:RunTask");
    assert.equal(await call(async () => "answer"), "answer");
    await assert.rejects(
      call(() => Promise.reject(error)),
      error,
    );
  });

  it("makes those wait longer who wait already when a call is throttled", async () => {
    const { clock, pace, made, turn } = paced();
    const turns = Promise.all(Array.from({ length: 13 }, turn));
    await clock.advance(100);
    await assert.rejects(pace.take(() => Promise.reject(throttled("ecs:RunTask"))));
    await clock.until(turns);
    const [first = 0, second = 0, third = 0] = made.slice(10);
    // One that had its pause already is given its turn by what came back until then, which is nothing.
    assert.ok(first > 1_000 && first < 1_200, `the first after ${first} ms`);
    assert.ok(second - first > 850 && third - second > 800, `${made.slice(10)}`);
  });

  it("does not change for a call that fails for another reason", async () => {
    const { clock, pace, made, turn } = paced();
    const turns = Promise.all(Array.from({ length: 11 }, turn));
    await assert.rejects(pace.take(() => Promise.reject(denied("ecs:RunTask"))));
    await clock.until(turns);
    assert.equal(made.at(-1), 500);
  });

  it("keeps below what AWS documents", () => {
    const clusterModify = documentedLimit("ecs", "RunTask", "eu-west-1");
    assert.equal(clusterModify?.bucket, documentedLimit("ecs", "StopTask", "eu-west-1")?.bucket);
    const documented = [
      [startRate, fargateCalls, 1],
      [startRate, clusterModify, 0.5],
      [stopRate, clusterModify, 0.5],
      [lookUpRate, documentedLimit("ecs", "ListTasks", "eu-west-1"), 0.25],
      [lookUpRate, documentedLimit("ecs", "DescribeTasks", "eu-west-1"), 0.25],
      [definitionReadRate, documentedLimit("ecs", "DescribeTaskDefinition", "eu-west-1"), 0.8],
      [definitionRate, documentedLimit("ecs", "RegisterTaskDefinition", "eu-west-1"), 1],
    ] as const;
    for (const [rate, limit, share] of documented) {
      assert.ok(
        limit && rate.burst <= limit.burst * share && rate.perSecond <= limit.refillPerSecond * share,
      );
    }
  });
});
