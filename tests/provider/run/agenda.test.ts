import * as assert from "node:assert/strict";
import { createAgenda } from "../../../provider/run/agenda";
import type { Observation } from "../../../provider/run/task";
import { task } from "./snapshots";

const seen = (lastStatus: string): ReadonlyMap<string, Observation> =>
  new Map([["task-1", { kind: "found", task: { ...task(lastStatus), arn: "task-1" } }]]);

/** An agenda, and what those who asked were told, each by name. */
function asked() {
  const agenda = createAgenda();
  const told: [name: string, what: unknown][] = [];
  const ask = (taskArn: string, nowMs: number, name = taskArn) =>
    agenda.ask(
      taskArn,
      {
        resolve: (observation) => void told.push([name, observation]),
        reject: (error) => void told.push([name, error]),
      },
      nowMs,
    );
  return { agenda, told, ask };
}

describe("the looks that are asked for", () => {
  it("are due a second after they were asked for, the first one first", () => {
    const { agenda, ask } = asked();
    assert.deepEqual([ask("task-1", 500), ask("task-2", 200), ask("task-1", 900)], [1_500, 1_200, 1_500]);
    assert.equal(agenda.soonestMs(), 1_200);
    assert.deepEqual(
      agenda.take().map(({ taskArn }) => taskArn),
      ["task-2", "task-1"],
    );
  });

  it("are due at no time while a call makes them, and when nobody asks", () => {
    const { agenda, ask } = asked();
    assert.equal(agenda.soonestMs(), undefined);
    ask("task-1", 0);
    const looks = agenda.take();
    assert.equal(ask("task-1", 1_100), undefined);
    assert.equal(agenda.soonestMs(), undefined);
    agenda.answered(looks, { seen: seen("RUNNING"), madeMs: 1_000 });
    assert.equal(agenda.soonestMs(), 2_000);
  });

  it("count the age of a task from the first one, and its status from the last", () => {
    const { agenda, ask } = asked();
    const lookAt = (madeMs: number, lastStatus: string) => {
      agenda.answered(agenda.take(), { seen: seen(lastStatus), madeMs });
      return (ask("task-1", madeMs) ?? 0) - madeMs;
    };
    ask("task-1", 0);
    assert.deepEqual(
      [lookAt(1_500, "PROVISIONING"), lookAt(9_000, "PROVISIONING"), lookAt(1_800_000, "RUNNING")],
      [1_500, 2_000, 1_800],
    );
  });

  it("tell each who asked before the call, and nobody else", () => {
    const { agenda, told, ask } = asked();
    for (const name of ["one", "two"]) ask("task-1", 0, name);
    ask("task-2", 0);
    const looks = agenda.take();
    ask("task-1", 1_100, "late");
    agenda.answered(looks, { seen: seen("RUNNING"), madeMs: 1_000 });
    const shown = seen("RUNNING").get("task-1");
    assert.deepEqual(told, [
      ["one", shown],
      ["two", shown],
      ["task-2", { kind: "missing" }],
    ]);
  });

  it("tell a refusal to those of the call alone, and can be asked for again", () => {
    const { agenda, told, ask } = asked();
    const denied = new Error("denied");
    ask("task-1", 0);
    const looks = agenda.take();
    ask("task-1", 1_100, "late");
    agenda.refused(looks, denied);
    assert.deepEqual(told, [["task-1", denied]]);
    assert.deepEqual(
      agenda.take().map(({ taskArn, waiters }) => [taskArn, waiters.length]),
      [["task-1", 1]],
    );
  });

  it("forget a task that nobody has asked for again by the next call, but not one whose call is under way", () => {
    const { agenda, ask } = asked();
    ask("task-1", 0);
    const looks = agenda.take();
    ask("task-2", 0);
    const others = agenda.take();
    agenda.answered(looks, { seen: seen("RUNNING"), madeMs: 1_000 });
    agenda.answered(others, { seen: new Map(), madeMs: 1_000 });
    assert.equal(ask("task-1", 1_500), 2_000, "known before the next call");
    agenda.take();
    assert.equal(ask("task-2", 1_500), 2_500, "forgotten, and so new");
  });
});
