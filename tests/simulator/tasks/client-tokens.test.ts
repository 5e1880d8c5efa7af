import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createClock } from "../../../simulator/clock";
import { createClientTokens, isTokenBound } from "../../../simulator/ecs/tasks/client-tokens";
import { AwsError } from "../../../simulator/protocol/operation";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe("a client token", () => {
  const table: [string, number | undefined, number, boolean][] = [
    ["holds while a task runs", undefined, 23 * hourMs, true],
    ["holds for 24 hours at most, also when a task still runs", undefined, 24 * hourMs, false],
    ["holds for an hour after the last task stopped", 5 * minuteMs, 64 * minuteMs, true],
    ["is free an hour after the last task stopped", 5 * minuteMs, 65 * minuteMs, false],
    ["is free after 24 hours when the task stopped after 23 and a half", 23.5 * hourMs, 24 * hourMs, false],
  ];
  for (const [title, stoppedAfterMs, ageMs, bound] of table) {
    it(title, () => {
      const usedAtMs = 1_000_000;
      const lastStopMs = stoppedAfterMs === undefined ? undefined : usedAtMs + stoppedAfterMs;
      assert.equal(isTokenBound(usedAtMs, lastStopMs, usedAtMs + ageMs), bound);
    });
  }

  it("once free stays free", () => {
    const times = fc.nat(30 * hourMs);
    fc.assert(
      fc.property(fc.option(times, { nil: undefined }), times, times, (stop, age, later) => {
        if (!isTokenBound(0, stop, age)) assert.equal(isTokenBound(0, stop, age + later), false);
      }),
    );
  });

  const stops = new Map<string, number>();
  const results = {
    lastStopMs: (result: string) => stops.get(result),
    taskArns: (result: string) => [`${result}-1`, `${result}-2`],
  };

  it("answers the first result to the same request, in its own cluster", () => {
    const tokens = createClientTokens(createClock(), results);
    tokens.bind("cluster-a", "token", "request", "result");
    assert.equal(tokens.find("cluster-a", "token", "request"), "result");
    assert.equal(tokens.find("cluster-b", "token", "request"), undefined);
    assert.equal(tokens.find("cluster-a", "TOKEN", "request"), undefined);
  });

  it("conflicts with another request, and names the tasks", () => {
    const tokens = createClientTokens(createClock(), results);
    tokens.bind("cluster", "token", "request", "result");
    assert.throws(
      () => tokens.find("cluster", "token", "other"),
      (error) =>
        error instanceof AwsError &&
        error.name === "ConflictException" &&
        assert.deepEqual(error.fields, { resourceIds: ["result-1", "result-2"] }) === undefined,
    );
  });

  it("can be used for something else once it is free", () => {
    const clock = createClock();
    const tokens = createClientTokens(clock, results);
    tokens.bind("cluster", "token", "request", "stopped");
    stops.set("stopped", clock.now());
    clock.advance(hourMs);
    assert.equal(tokens.find("cluster", "token", "other"), undefined);
    tokens.bind("cluster", "token", "other", "second");
    assert.equal(tokens.find("cluster", "token", "other"), "second");
  });
});
