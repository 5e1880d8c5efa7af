import assert from "node:assert/strict";
import type { AdjustableClock } from "../../../simulator";
import { createJournal } from "../../../simulator/protocol/journal";

const target = { service: "ecs", operation: "RunTask", region: "eu-west-1" } as const;

describe("The journal", () => {
  let nowMs = 0;
  const clock: AdjustableClock = {
    now: () => nowMs,
    after: () => () => undefined,
    advance(ms) {
      nowMs += ms;
    },
  };
  beforeEach(() => {
    nowMs = 1000;
  });

  it("keeps calls in the order of their arrival, and effects between them", () => {
    const journal = createJournal(clock);
    const first = journal.call(target, { count: 1 });
    journal.effect("task-started", { taskArn: "arn" });
    const second = journal.call({ ...target, operation: "StopTask" }, {});
    clock.advance(5);
    second.settle("ok");
    clock.advance(5);
    first.settle("ThrottlingException");
    assert.deepEqual(journal.entries(), [
      {
        kind: "call",
        seq: 1,
        at: 1000,
        ...target,
        input: { count: 1 },
        outcome: "ThrottlingException",
        durationMs: 10,
      },
      { kind: "effect", seq: 2, at: 1000, name: "task-started", detail: { taskArn: "arn" } },
      {
        kind: "call",
        seq: 3,
        at: 1000,
        ...target,
        operation: "StopTask",
        input: {},
        outcome: "ok",
        durationMs: 5,
      },
    ]);
    assert.deepEqual(
      journal.calls("StopTask").map(({ seq }) => seq),
      [3],
    );
    assert.deepEqual(
      journal.calls().map(({ seq }) => seq),
      [1, 3],
    );
    assert.deepEqual(
      journal.effects("task-started").map(({ seq }) => seq),
      [2],
    );
    assert.deepEqual(journal.effects("other"), []);
  });

  it("forgets when it is cleared, also the outcome of what was in flight, and counts on", () => {
    const journal = createJournal(clock);
    const inFlight = journal.call(target, {});
    journal.clear();
    inFlight.settle("ok");
    assert.deepEqual(journal.entries(), []);
    assert.equal(journal.call(target, {}).entry.seq, 2);
  });

  it("gives out snapshots", () => {
    const journal = createJournal(clock);
    const before = journal.entries();
    journal.effect("task-started", {});
    assert.deepEqual(before, []);
  });
});
