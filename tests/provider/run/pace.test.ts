import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  definitionRate,
  definitionReadRate,
  lookUpRate,
  nextCall,
  pacedAt,
  type Rate,
  startRate,
} from "../../../provider/run/pace";
import { documentedLimit, fargateCalls } from "../../../simulator/protocol/rates/limits";
import { throttled } from "../awsErrors";
import { createClock } from "../clock";

const rates: fc.Arbitrary<Rate> = fc.record({
  burst: fc.integer({ min: 1, max: 100 }),
  perSecond: fc.integer({ min: 1, max: 50 }),
});

/** When calls are made that are asked for after pauses. */
function madeAt(rate: Rate, pausesMs: readonly number[]): number[] {
  let [nowMs, usedUntilMs] = [0, 0];
  return pausesMs.map((pauseMs) => {
    nowMs += pauseMs;
    const next = nextCall(rate, usedUntilMs, nowMs);
    usedUntilMs = next.usedUntilMs;
    return next.atMs;
  });
}

describe("the pace of calls", () => {
  it("never makes more than the burst, and what comes back, over any stretch of time", () => {
    fc.assert(
      fc.property(rates, fc.array(fc.nat(500), { maxLength: 150 }), (rate, pausesMs) => {
        const times = madeAt(rate, pausesMs);
        for (const [first, from] of times.entries()) {
          for (const [last, to] of times.entries()) {
            if (last < first) continue;
            const allowed = rate.burst + ((to - from) * rate.perSecond) / 1_000 + 1e-6;
            assert.ok(last - first + 1 <= allowed, `${last - first + 1} calls in ${to - from} ms`);
          }
        }
      }),
    );
  });

  it("makes none later than that takes, in the order they were asked for", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 200 }), (rate, count) => {
        const times = madeAt(rate, Array(count).fill(0));
        assert.deepEqual(
          times,
          [...times].sort((a, b) => a - b),
        );
        const last = (Math.max(0, count - rate.burst) * 1_000) / rate.perSecond;
        assert.ok(Math.abs((times.at(-1) ?? 0) - last) < 1e-6);
      }),
    );
  });

  it("hands on what a call answers, and why it failed", async () => {
    const paced = pacedAt({ burst: 1, perSecond: 1 }, createClock());
    assert.equal(await paced(async () => "answer"), "answer");
    const clock = createClock();
    const error = throttled("ecs:RunTask");
    await assert.rejects(
      pacedAt({ burst: 1, perSecond: 1 }, clock)(() => Promise.reject(error)),
      error,
    );
  });

  it("takes the burst for used up when a call is throttled all the same", async () => {
    const clock = createClock();
    const startMs = clock.now();
    const paced = pacedAt({ burst: 10, perSecond: 2 }, clock);
    const made: number[] = [];
    const call = async () => void made.push(clock.now() - startMs);
    await paced(call);
    await assert.rejects(paced(() => Promise.reject(throttled("ecs:RunTask"))));
    await clock.until(Promise.all([paced(call), paced(call), paced(call)]));
    assert.deepEqual(made, [0, 500, 1_000, 1_500]);
  });

  it("keeps below what AWS documents", () => {
    const documented = [
      [startRate, fargateCalls, 1],
      [startRate, documentedLimit("ecs", "RunTask", "eu-west-1"), 1],
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
