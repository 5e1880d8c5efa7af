import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Bucket, fullBucket, type RateLimit, takeToken } from "../../../simulator/protocol/rates/bucket";

const limits = fc.record({
  burst: fc.integer({ min: 1, max: 100 }),
  refillPerSecond: fc.integer({ min: 1, max: 50 }),
});
const pausesMs = fc.array(fc.nat(3000), { maxLength: 200 });

/** The times at which a caller who asks after each pause is let through. */
function passes(limit: RateLimit, pauses: readonly number[]): number[] {
  let bucket: Bucket = fullBucket(limit, 0);
  let nowMs = 0;
  return pauses.flatMap((pauseMs) => {
    nowMs += pauseMs;
    const attempt = takeToken(bucket, limit, nowMs);
    bucket = attempt.bucket;
    return attempt.taken ? [nowMs] : [];
  });
}

describe("A token bucket", () => {
  it("never lets through more than the burst and what came back since, over any stretch of time", () => {
    fc.assert(
      fc.property(limits, pausesMs, (limit, pauses) => {
        const times = passes(limit, pauses);
        for (const [first, from] of times.entries()) {
          for (const [last, to] of times.entries()) {
            if (last < first) continue;
            const allowed = limit.burst + ((to - from) * limit.refillPerSecond) / 1000;
            assert.ok(last - first + 1 <= allowed, `${last - first + 1} calls in ${to - from} ms`);
          }
        }
      }),
    );
  });

  it("gives several tokens at once or none of them", () => {
    const limit = { burst: 10, refillPerSecond: 2 };
    const first = takeToken(fullBucket(limit, 0), limit, 0, 7);
    const second = takeToken(first.bucket, limit, 0, 4);
    const third = takeToken(second.bucket, limit, 0, 3);
    assert.deepEqual([first.taken, second.taken, third.taken], [true, false, true]);
  });

  it("never refuses one who keeps to the refill rate", () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 100 }), (limit, calls) => {
        const pauseMs = Math.ceil(1000 / limit.refillPerSecond);
        assert.equal(passes(limit, Array(calls).fill(pauseMs)).length, calls);
      }),
    );
  });

  it("is full again after a rest, and no fuller", () => {
    fc.assert(
      fc.property(limits, fc.nat(1000), (limit, extraMs) => {
        const restMs = Math.ceil((limit.burst * 1000) / limit.refillPerSecond) + extraMs;
        const burst: number[] = Array(limit.burst + 1).fill(0);
        const times = passes(limit, [...burst, restMs, ...burst]);
        assert.equal(times.filter((time) => time === 0).length, limit.burst);
        assert.equal(times.filter((time) => time === restMs).length, limit.burst);
      }),
    );
  });

  it("is not refilled by a clock that goes backwards", () => {
    const limit = { burst: 1, refillPerSecond: 1 };
    const { bucket } = takeToken(fullBucket(limit, 5000), limit, 5000);
    assert.equal(takeToken(bucket, limit, 1000).taken, false);
    assert.equal(takeToken(takeToken(bucket, limit, 1000).bucket, limit, 5999).taken, false);
    assert.equal(takeToken(takeToken(bucket, limit, 1000).bucket, limit, 6000).taken, true);
  });
});
