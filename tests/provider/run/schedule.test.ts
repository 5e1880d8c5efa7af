import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type CallEnd,
  callPauseMs,
  type Looked,
  lookAfterMs,
  noSetbacks,
  type Setbacks,
  setbacksAfter,
} from "../../../provider/run/schedule";

const minute = 60_000;

describe("the next look at a task", () => {
  const cases: readonly [title: string, looked: Looked, ms: number][] = [
    ["a second after it was asked for", { ageMs: 0 }, 1_000],
    ["a second later, whatever it is at", { lastStatus: "RUNNING", ageMs: 20_000 }, 1_000],
    ["a second later while it is not shown", { ageMs: 20_000 }, 1_000],
    ["a second later right after its start", { lastStatus: "PROVISIONING", ageMs: 0 }, 1_000],
    ["as late as its network interface takes already", { lastStatus: "PROVISIONING", ageMs: 1_500 }, 1_500],
    ["two seconds later, however long that takes", { lastStatus: "PROVISIONING", ageMs: 20 * minute }, 2_000],
    ["a second later once that is over", { lastStatus: "PENDING", ageMs: 5_000 }, 1_000],
    ["a second later up to 1,000 s of age", { lastStatus: "RUNNING", ageMs: 1_000_000 }, 1_000],
    ["a thousandth of its age later from then on", { lastStatus: "RUNNING", ageMs: 30 * minute }, 1_800],
    ["five seconds later from 5,000 s of age on", { lastStatus: "RUNNING", ageMs: 300 * minute }, 5_000],
    [
      "by its age too while another container stops",
      { lastStatus: "DEPROVISIONING", ageMs: 30 * minute },
      1_800,
    ],
  ];
  for (const [title, looked, ms] of cases) {
    it(`comes ${title}`, () => assert.equal(lookAfterMs(looked), ms));
  }

  it("never comes sooner than a second, nor later than five, nor sooner for an older task", () => {
    const status = fc.constantFrom("PROVISIONING", "PENDING", "RUNNING", "STOPPED");
    fc.assert(
      fc.property(
        status,
        fc.nat({ max: 10_000_000 }),
        fc.nat({ max: 1_000_000 }),
        (lastStatus, ageMs, moreMs) => {
          const ms = lookAfterMs({ lastStatus, ageMs });
          assert.ok(ms >= 1_000 && ms <= 5_000);
          assert.ok(lookAfterMs({ lastStatus, ageMs: ageMs + moreMs }) >= ms);
        },
      ),
    );
  });

  it("keeps the gate's lag below a thousandth of what a long command took", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 100_000_000 }), (ageMs) => {
        assert.ok(lookAfterMs({ lastStatus: "RUNNING", ageMs }) <= ageMs / 1_000);
      }),
    );
  });
});

/** What calls leave that are made one after the other. */
function setbacksOf(...ends: readonly CallEnd[]): Setbacks {
  return ends.reduce<Setbacks>(
    (before, end, nth) => setbacksAfter(before, { end, madeMs: nth * minute, endedMs: nth * minute + 50 }),
    noSetbacks,
  );
}

describe("the pause after a call", () => {
  const cases: readonly [ends: readonly CallEnd[], ms: number][] = [
    [[], 200],
    [["answered"], 200],
    [["throttled"], 2_000],
    [["throttled", "throttled"], 4_000],
    [Array(4).fill("throttled"), 16_000],
    [Array(5).fill("throttled"), 30_000],
    [Array(2_000).fill("throttled"), 30_000],
    [["throttled", "answered"], 200],
    [["throttled", "throttled", "throttled", "answered"], 4_000],
    [[...Array(2_000).fill("throttled"), "answered"], 16_000],
    [["answered", "answered", "throttled"], 2_000],
    [["unanswered"], 200],
    [["unanswered", "unanswered"], 2_000],
    [Array(3).fill("unanswered"), 4_000],
    [Array(9).fill("unanswered"), 30_000],
    [Array(2_000).fill("unanswered"), 30_000],
    [["unanswered", "unanswered", "unanswered", "answered"], 200],
    [["unanswered", "throttled"], 2_000],
    [["throttled", "throttled", "unanswered"], 4_000],
  ];
  for (const [ends, ms] of cases) {
    it(`is ${ms} ms after ${inWords(ends)}`, () => assert.equal(callPauseMs(setbacksOf(...ends), 0.5), ms));
  }

  it("differs by a quarter either way, so that deploys come apart, but never where nothing went wrong", () => {
    const throttledTwice = setbacksOf("throttled", "throttled");
    assert.deepEqual(
      [0, 0.5, 1].map((random) => callPauseMs(throttledTwice, random)),
      [3_000, 4_000, 5_000],
    );
    assert.deepEqual(
      [0, 1].map((random) => callPauseMs(noSetbacks, random)),
      [200, 200],
    );
  });

  it("never asks for more than 5 calls a second, and gets no shorter by one more setback", () => {
    const setbacks: fc.Arbitrary<Setbacks> = fc.record({
      throttled: fc.nat({ max: 5 }),
      unanswered: fc.nat({ max: 99 }),
      lastMs: fc.constant(0),
    });
    fc.assert(
      fc.property(setbacks, (before) => {
        assert.ok(callPauseMs(before, 0) >= 200);
        for (const end of ["throttled", "unanswered"] as const) {
          const after = setbacksAfter(before, { end, madeMs: 1, endedMs: 2 });
          assert.ok(callPauseMs(after, 0.5) >= callPauseMs(before, 0.5));
        }
      }),
    );
  });
});

describe("a call that was under way when another one met a setback", () => {
  for (const setback of ["throttled", "unanswered"] as const) {
    const met = setbacksAfter(noSetbacks, { end: setback, madeMs: 1_000, endedMs: 1_500 });

    for (const end of ["throttled", "unanswered", "answered"] as const) {
      it(`tells nothing new when it is ${end} too, after one that was ${setback}`, () => {
        assert.equal(setbacksAfter(met, { end, madeMs: 1_499, endedMs: 2_000 }), met);
      });
    }

    it(`is told from one made after one that was ${setback}, which counts`, () => {
      const again = setbacksAfter(met, { end: setback, madeMs: 1_500, endedMs: 2_000 });
      assert.deepEqual(again, { ...met, [setback]: 2, lastMs: 2_000 });
      const answered = setbacksAfter(met, { end: "answered", madeMs: 1_500, endedMs: 2_000 });
      assert.deepEqual(answered, { throttled: 0, unanswered: 0, lastMs: 1_500 });
    });
  }
});

function inWords(ends: readonly CallEnd[]): string {
  const times = ends.filter((end) => end === ends[0]).length;
  const rest = ends.slice(times);
  return times > 5 ? [`${times} times ${ends[0]}`, ...rest].join(", ") : ends.join(", ") || "none";
}
