import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  AwsCallError,
  backoffMs,
  isRefused,
  isTransient,
  patiently,
  rideOut,
} from "../../../provider/run/weather";
import { denied, garbledAnswer, throttled } from "../awsErrors";
import { createClock } from "../clock";

describe("waiting for better weather", () => {
  it("may cure a call that AWS throttled or did not answer", () => {
    assert.equal(isTransient(throttled("ecs:DescribeTasks")), true);
  });

  it("does not cure a call that AWS refused, nor an error of our own", () => {
    assert.equal(isTransient(denied("ecs:DescribeTasks")), false);
    assert.equal(isTransient(new TypeError("x is not a function")), false);
    assert.equal(isTransient({ transient: true }), false);
  });
});

describe("a call that got no good answer", () => {
  const error = (code: string, transient: boolean) => new AwsCallError("no", "ecs:RunTask", code, transient);

  for (const [title, thrown, isSo] of [
    ["was refused where AWS denies it", denied("ecs:RunTask"), true],
    ["was refused where AWS throttles it", throttled("ecs:RunTask"), true],
    ["was refused where AWS throttles it by another name", error("TooManyRequestsException", true), true],
    ["was not made where there are no credentials", error("CredentialsProviderError", false), true],
    ["may have been applied where AWS's server failed", error("ServerException", true), false],
    ["may have been applied where the connection broke", error("ECONNRESET", true), false],
    ["may have been applied where it took too long", error("TimeoutError", true), false],
    ["may have been applied where Node has trouble of another kind", error("EPROTO", false), false],
    ["may have been applied where the answer is no HTTP", error("HPE_INVALID_CONSTANT", false), false],
    ["may have been applied where the answer is no JSON", garbledAnswer("ecs:RunTask"), false],
    ["may have been applied where nothing is told", error("Error", false), false],
    ["may have been applied where several things are told at once", error("AggregateError", false), false],
    ["may have been applied where the mistake is ours", new TypeError("no function"), false],
  ] as const) {
    it(title, () => assert.equal(isRefused(thrown), isSo));
  }
});

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the wait before a call is made again", () => {
  it("is half a second, then twice as long each time, up to 20 s", () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 2_000].map((tries) => backoffMs(tries, 1)),
      [500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000],
    );
  });

  it("is spread by chance over its upper half, and never shorter by one more try", () => {
    fc.assert(
      fc.property(fc.nat(2_000), random, (tries, chance) => {
        const waitMs = backoffMs(tries, chance);
        assert.ok(waitMs >= backoffMs(tries, 1) / 2 && waitMs <= backoffMs(tries, 1));
        assert.ok(backoffMs(tries + 1, chance) >= waitMs);
      }),
    );
  });
});

/** A call that fails so many times before it answers; each one takes `callMs`. */
function failing(times: number, error: Error, callMs: number, chance = 0.5) {
  const clock = createClock(0, chance);
  const calls: number[] = [];
  const call = async () => {
    calls.push(clock.now());
    await clock.sleep(callMs);
    if (calls.length <= times) throw error;
    return "answer";
  };
  return { clock, calls, call };
}

describe("riding out the weather", () => {
  const error = throttled("ecs:DescribeTasks");

  it("gives the answer of the first call that has one, and makes no other", async () => {
    const { clock, calls, call } = failing(4, error, 20);
    assert.equal(await clock.until(rideOut(call, clock, 60_000)), "answer");
    assert.equal(calls.length, 5);
  });

  it("does not make a call again that AWS refused", async () => {
    const refusal = denied("ecs:RunTask");
    const { clock, calls, call } = failing(1, refusal, 20);
    await assert.rejects(clock.until(rideOut(call, clock, 60_000)), refusal);
    assert.equal(calls.length, 1);
  });

  it("ends with the refusal that comes in the midst of the weather", async () => {
    const clock = createClock();
    const errors: Error[] = [error, error, denied("ecs:RunTask")];
    let calls = 0;
    const call = async () => {
      throw errors[calls++] ?? new Error("called once too often");
    };
    await assert.rejects(clock.until(rideOut(call, clock, clock.now() + 60_000)), errors[2]);
    assert.equal(calls, 3);
  });

  it("makes one call even when the time is up", async () => {
    const { clock, calls, call } = failing(0, error, 0);
    assert.equal(await clock.until(rideOut(call, clock, -1)), "answer");
    assert.equal(calls.length, 1);
  });

  it("never begins a call at or after its end, and ends with the last error or with the answer", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(30),
        fc.integer({ min: 0, max: 120_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        random,
        async (times, untilMs, callMs, chance) => {
          const { clock, calls, call } = failing(times, error, callMs, chance);
          const ended = await clock.until(rideOut(call, clock, untilMs).catch((thrown) => thrown));
          assert.equal(ended, calls.length > times ? "answer" : error);
          for (const atMs of calls.slice(1)) assert.ok(atMs < untilMs, `a call at ${atMs} of ${untilMs} ms`);
          assert.ok(clock.now() < Math.max(untilMs, 1) + callMs, `ended at ${clock.now()} of ${untilMs} ms`);
        },
      ),
    );
  });

  it("begins no call at its very end", async () => {
    for (const [untilMs, made] of [
      [375, 1],
      [376, 2],
    ] as const) {
      const { clock, calls, call } = failing(1_000, error, 0);
      await assert.rejects(clock.until(rideOut(call, clock, untilMs)), error);
      assert.equal(calls.length, made);
    }
  });

  it("uses its time: it does not give up before the last wait that fits", async () => {
    const { clock, call } = failing(1_000, error, 0);
    await assert.rejects(clock.until(rideOut(call, clock, 300_000)), error);
    assert.ok(clock.now() >= 280_000, `${clock.now()} ms`);
  });

  it("lasts two minutes for a single call, counted from each call", async () => {
    const { clock, call } = failing(1_000, error, 0);
    const ask = patiently(clock);
    for (const begunMs of [0, 1_000_000]) {
      await clock.advance(begunMs - clock.now());
      await assert.rejects(clock.until(ask(call)), error);
      const lastedMs = clock.now() - begunMs;
      assert.ok(lastedMs >= 100_000 && lastedMs <= 120_000, `${lastedMs} ms`);
    }
  });
});
