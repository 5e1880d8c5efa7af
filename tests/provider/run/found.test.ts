import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { type Found, sortFound } from "../../../provider/run/found";
import type { TaskSnapshot } from "../../../provider/run/task";
import { exitedItself, ran, task, web } from "./snapshots";

const judged = { container: "web", otherEssential: [] };
const runId = "0123456789abcdef";

/** What a task that was found can be. */
const states: Readonly<Record<string, TaskSnapshot>> = {
  "in flight": ran("RUNNING", undefined, web("RUNNING")),
  "being stopped": ran("STOPPING", "UserInitiated", web("RUNNING")),
  succeeded: ran("DEPROVISIONING", exitedItself, web("STOPPED", 0)),
  failed: ran("STOPPED", exitedItself, web("STOPPED", 1)),
  "stopped from outside": ran("STOPPED", "UserInitiated", web("STOPPED", 143)),
  "without an exit code": ran("STOPPED", exitedItself, web("STOPPED")),
  "never at RUNNING": task("STOPPED", { stopCode: "InfrastructureHealth", containers: [web("STOPPED")] }),
  "never ran": task("STOPPED", { stopCode: "TaskFailedToStart", containers: [web("STOPPED")] }),
};
const inFlight = ["in flight", "being stopped"];
const over = ["succeeded", "failed", "stopped from outside", "without an exit code", "never at RUNNING"];

const found = (whose: "same" | "other", state: string, arn = `${whose} ${state}`): TaskSnapshot => ({
  ...(states[state] ?? assert.fail(state)),
  arn,
  runId: whose === "same" ? runId : "fedcba9876543210",
});
const sorted = (...tasks: readonly TaskSnapshot[]) => sortFound(tasks, runId, judged);

describe("what was found of a resource's runs", () => {
  it("is nothing when there is no task", () => {
    assert.deepEqual(sorted(), { kind: "nothing", starts: 0 });
  });

  for (const state of Object.keys(states)) {
    it(`is, of this run's one task ${state}, ${state === "never ran" ? "a start used up" : "that task"}`, () => {
      const same = found("same", state);
      const expected: Found =
        state === "never ran"
          ? { kind: "nothing", starts: 1, lastStart: same }
          : { kind: "same", task: same, starts: 1 };
      assert.deepEqual(sorted(same), expected);
    });

    it(`is, of another run's task ${state}, ${inFlight.includes(state) ? "that task, to be waited for" : "nothing"}`, () => {
      const other = found("other", state);
      const expected: Found = inFlight.includes(state)
        ? { kind: "other", task: other }
        : { kind: "nothing", starts: 0 };
      assert.deepEqual(sorted(other), expected);
    });
  }

  it("takes a task without a run id for another run's", () => {
    const { runId: _runId, ...unnamed } = found("same", "in flight");
    assert.deepEqual(sorted(unnamed), { kind: "other", task: unnamed });
  });

  for (const same of over) {
    for (const other of inFlight) {
      it(`is the other run's task ${other} while this one has ${same}: no gate opens beside an unfinished run`, () => {
        const expected: Found = { kind: "other", task: found("other", other) };
        assert.deepEqual(sorted(found("same", same), found("other", other)), expected);
        assert.deepEqual(sorted(found("other", other), found("same", same)), expected);
      });
    }
  }

  it("is the other run's task in flight when no start of this one ran", () => {
    const [same, other] = [found("same", "never ran"), found("other", "in flight")];
    assert.deepEqual(sorted(same, other), { kind: "other", task: other });
  });

  it("is this run's task in flight before one of its own that is over", () => {
    for (const state of [...over, "never ran"]) {
      const [ended, going] = [found("same", state), found("same", "in flight")];
      assert.deepEqual(sorted(ended, going), { kind: "same", task: going, starts: 2 });
    }
  });

  it("is this run's task whose command ran before one that never ran", () => {
    for (const state of over) {
      const [never, ranOnce] = [found("same", "never ran"), found("same", state)];
      assert.deepEqual(sorted(never, ranOnce), { kind: "same", task: ranOnce, starts: 2 });
    }
  });

  it("counts every start of this run that never ran, and none of another's", () => {
    const tasks = [1, 3, 2].map((start) => ({
      ...found("same", "never ran", `same ${start}`),
      createdAt: new Date(start),
    }));
    const [, lastStart] = tasks;
    const expected = { kind: "nothing", starts: 3, lastStart };
    assert.deepEqual(sorted(...tasks, found("other", "never ran")), expected);
  });

  const any = fc.array(
    fc.record({
      whose: fc.constantFrom("same" as const, "other" as const),
      state: fc.constantFrom(...Object.keys(states)),
    }),
    { maxLength: 6 },
  );

  it("is never nothing while a command of this run ran or anything is in flight", () => {
    fc.assert(
      fc.property(any, (some) => {
        const tasks = some.map(({ whose, state }, i) => found(whose, state, `${i}`));
        const commandRan = some.some(({ whose, state }) => whose === "same" && state !== "never ran");
        const going = some.some(({ state }) => inFlight.includes(state));
        assert.equal(sorted(...tasks).kind === "nothing", !commandRan && !going);
      }),
    );
  });

  it("is of the same kind in whatever order the tasks come", () => {
    fc.assert(
      fc.property(any, (some) => {
        const tasks = some.map(({ whose, state }, i) => found(whose, state, `${i}`));
        const [one, turned] = [sorted(...tasks), sorted(...[...tasks].reverse())];
        assert.equal(turned.kind, one.kind);
        if (one.kind !== "other" && turned.kind !== "other") assert.equal(turned.starts, one.starts);
      }),
    );
  });
});
