import * as assert from "node:assert/strict";
import { outcomeOf } from "./executed";
import type { Fate } from "./life";
import { exits, neverStarts } from "./lives";

const noCapacity: Fate = { kind: "refused", reasons: ["RESOURCE:MEMORY"] };
const noInterface = neverStarts("Timeout waiting for network interface provisioning to complete.");
const noImage = neverStarts(
  "CannotPullContainerError: pull image manifest has been retried 1 time(s): not found",
);

describe("a start that failed for a passing reason", () => {
  for (const [title, fate, kind] of [
    ["ECS started no task", noCapacity, "refused"],
    ["the task never ran", noInterface, "failed"],
  ] as const) {
    it(`is tried again after a pause, with a token of its own, when ${title}`, async () => {
      const { outcome, tasks, told, identity } = await outcomeOf([fate, fate, exits(0)]);
      assert.equal(outcome.kind, "succeeded");
      assert.deepEqual(tasks.tokens, [0, 1, 2].map(identity.clientToken));
      const said = told.filter((line) => line.startsWith(kind));
      assert.deepEqual(said, [`${kind}, again in 3750 ms`, `${kind}, again in 7500 ms`]);
    });
  }

  for (const startRetries of [0, 1, 3]) {
    it(`is tried again at most ${startRetries} times, as the user says`, async () => {
      const { outcome, tasks } = await outcomeOf(noCapacity, { startRetries });
      assert.deepEqual(outcome, noCapacity);
      assert.equal(tasks.requests.length, startRetries + 1);
      assert.equal(new Set(tasks.tokens).size, startRetries + 1);
    });
  }

  it("is told as what it was when it is not tried again", async () => {
    const { outcome, told } = await outcomeOf(noInterface, { startRetries: 1 });
    assert.ok(outcome.kind === "failed");
    assert.equal(outcome.failure.cause, "neverStarted");
    assert.deepEqual(told, ["started 0001", "failed, again in 3750 ms", "started 0002"]);
  });
});

describe("a start that is not tried again", () => {
  const fates: readonly [title: string, fate: Fate][] = [
    ["one that fails for a reason that stays", noImage],
    ["one that ECS refuses for a reason that stays", { kind: "refused", reasons: ["ATTRIBUTE"] }],
    ["one that ECS refuses without a reason", { kind: "refused", reasons: [] }],
    ["one whose command failed", exits(1)],
    ["one whose command was killed", exits(137)],
    ["one whose command succeeded", exits(0)],
  ];
  for (const [title, fate] of fates) {
    it(`is ${title}`, async () => {
      const { tasks } = await outcomeOf(fate);
      assert.equal(tasks.requests.length, 1);
    });
  }

  it("is one that was stopped at its limit", async () => {
    const { outcome, tasks } = await outcomeOf(neverStarts("InternalError", 3_600_000), {
      limits: { timeoutSeconds: 60, startTimeoutSeconds: 30 },
    });
    assert.equal(outcome.kind, "timedOut");
    assert.equal(tasks.requests.length, 1);
  });
});
