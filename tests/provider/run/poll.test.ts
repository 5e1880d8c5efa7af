import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { pollIntervalMs, tasksPerCall } from "../../../provider/run/poll";

const runs = fc.integer({ min: 1, max: 100_000 });
const setbacks = fc.nat({ max: 2_000 });

describe("the interval between two looks", () => {
  const cases: readonly [runs: number, setbacks: number, intervalMs: number][] = [
    [1, 0, 1_000],
    [100, 0, 1_000],
    [500, 0, 1_000],
    [501, 0, 1_200],
    [1_000, 0, 2_000],
    [1, 1, 2_000],
    [1, 4, 16_000],
    [1, 5, 30_000],
    [1, 2_000, 30_000],
    [1_000, 1, 4_000],
    [20_000, 0, 40_000],
    [20_000, 9, 40_000],
  ];
  for (const [many, back, intervalMs] of cases) {
    it(`is ${intervalMs} ms for ${many} runs after ${back} setbacks`, () =>
      assert.equal(pollIntervalMs({ runs: many, setbacks: back }), intervalMs));
  }

  it("is never below 1 s", () => {
    fc.assert(
      fc.property(runs, setbacks, (many, back) => pollIntervalMs({ runs: many, setbacks: back }) >= 1_000),
    );
  });

  it("never asks for more than 5 calls per second", () => {
    fc.assert(
      fc.property(runs, setbacks, (many, back) => {
        const calls = Math.ceil(many / tasksPerCall);
        assert.ok(calls / (pollIntervalMs({ runs: many, setbacks: back }) / 1_000) <= 5);
      }),
    );
  });

  it("never gets shorter by one more setback or one more run", () => {
    fc.assert(
      fc.property(runs, setbacks, (many, back) => {
        const now = pollIntervalMs({ runs: many, setbacks: back });
        assert.ok(pollIntervalMs({ runs: many, setbacks: back + 1 }) >= now);
        assert.ok(pollIntervalMs({ runs: many + 1, setbacks: back }) >= now);
      }),
    );
  });
});
