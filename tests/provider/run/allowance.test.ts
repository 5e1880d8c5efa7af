import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type Allowance,
  afterCall,
  afterThrottling,
  fullAllowance,
  type Rate,
  waitMs,
} from "../../../provider/run/allowance";

const rates: fc.Arbitrary<Rate> = fc.record({
  burst: fc.integer({ min: 1, max: 100 }),
  perSecond: fc.integer({ min: 1, max: 50 }),
  leastShare: fc.constantFrom(0.05, 0.5, 1),
});

/** With a burst of one, a turn that is given late is late for all after it. */
const manyAtOnce = rates.filter(({ burst }) => burst > 1);

interface Ask {
  readonly pauseMs: number;
  readonly isThrottled: boolean;
}

const asks = (isThrottled: fc.Arbitrary<boolean>) =>
  fc.array(fc.record({ pauseMs: fc.nat(500), isThrottled }), { maxLength: 150 });

/** When calls are made that are asked for after pauses, each once the one before it was made. */
function madeAt(rate: Rate, asked: readonly Ask[]): { times: number[]; allowances: Allowance[] } {
  let nowMs = 0;
  let allowance = fullAllowance(rate, nowMs);
  const allowances: Allowance[] = [];
  const times = asked.map(({ pauseMs, isThrottled }) => {
    nowMs += pauseMs;
    nowMs += waitMs(rate, allowance, nowMs);
    allowance = afterCall(rate, allowance, nowMs);
    if (isThrottled) allowance = afterThrottling(rate, allowance, nowMs);
    allowances.push(allowance);
    return nowMs;
  });
  return { times, allowances };
}

describe("what is left of a rate", () => {
  it("is never more calls than the burst, and what comes back, over any stretch of time", () => {
    fc.assert(
      fc.property(rates, asks(fc.boolean()), (rate, asked) => {
        const { times } = madeAt(rate, asked);
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

  it("is used up by many calls at once in the time that the rate takes, and a millisecond at most", () => {
    fc.assert(
      fc.property(manyAtOnce, fc.integer({ min: 1, max: 200 }), (rate, count) => {
        const { times } = madeAt(rate, Array(count).fill({ pauseMs: 0, isThrottled: false }));
        const waiting = Math.max(0, count - rate.burst);
        const lateMs = (times.at(-1) ?? 0) - (waiting * 1_000) / rate.perSecond;
        assert.ok(lateMs > -1e-6 && lateMs < 1 + 1e-6, `${lateMs} ms late`);
      }),
    );
  });

  it("keeps a share that throttling halves, and that never ends", () => {
    fc.assert(
      fc.property(rates, asks(fc.boolean()), (rate, asked) => {
        for (const { share } of madeAt(rate, asked).allowances)
          assert.ok(share >= rate.leastShare && share <= 1);
      }),
    );
  });

  const rate = { burst: 10, perSecond: 20, leastShare: 0.05 };
  const throttledAt = (nowMs: number, before = fullAllowance(rate, 0)) =>
    afterThrottling(rate, before, nowMs);

  it("is nothing at once after throttling, and then half of what came back before", () => {
    assert.equal(waitMs(rate, fullAllowance(rate, 0), 0), 0);
    const allowance = throttledAt(0);
    const waitedMs = waitMs(rate, allowance, 0);
    assert.ok(waitedMs > 90 && waitedMs <= 100, `${waitedMs} ms`);
  });

  it("is halved once by calls that were on their way at the time, and again by a later one", () => {
    const once = throttledAt(0);
    assert.equal(once.share, 0.5);
    const alsoOnTheirWay = throttledAt(999, throttledAt(500, once));
    assert.ok(alsoOnTheirWay.share >= 0.5);
    assert.ok(throttledAt(1_000, once).share < 0.3);
  });

  it("is whole again ten seconds after it was halved", () => {
    const halved = throttledAt(0);
    const shareAt = (nowMs: number) => afterCall(rate, halved, nowMs).share;
    assert.deepEqual([shareAt(0), shareAt(5_000), shareAt(10_000), shareAt(60_000)], [0.5, 0.75, 1, 1]);
  });

  it("is not more for a clock that was set back, and comes back from there on", () => {
    const used = afterCall(rate, { tokens: 1, share: 1, atMs: 5_000 }, 5_000);
    assert.equal(waitMs(rate, used, 1_000), 50);
    assert.equal(waitMs(rate, afterThrottling(rate, used, 1_000), 5_000), 100);
  });
});
