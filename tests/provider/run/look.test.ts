import * as assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Interrupted, interruptibleClock } from "../../../provider/run/interrupt";
import { lookingAt } from "../../../provider/run/look";
import type { Observation } from "../../../provider/run/task";
import { createClock } from "../clock";
import { task } from "./snapshots";

const found: Observation = { kind: "found", task: task("RUNNING") };

/** Looks at a task whose n-th look takes `takesMs(n)`, counted from 1. */
function looking(takesMs: (nth: number) => number, clock = createClock(0)) {
  const askedMs: number[] = [];
  const watcher = {
    async next() {
      askedMs.push(clock.now());
      await clock.sleep(takesMs(askedMs.length));
      return found;
    },
  };
  return { clock, askedMs, look: lookingAt("task-1", watcher, clock) };
}

describe("looking at a task", () => {
  it("gives each observation, and asks for the next one only then", async () => {
    const { clock, askedMs, look } = looking(() => 1_000);
    for (let n = 0; n < 3; n++) assert.deepEqual(await clock.until(look()), found);
    assert.deepEqual(askedMs, [0, 1_000, 2_000]);
  });

  it("gives nothing each half minute without an answer, and the answer when it comes, asked for once", async () => {
    const { clock, askedMs, look } = looking(() => 70_000);
    const given: [ms: number, observation: Observation | undefined][] = [];
    for (let n = 0; n < 3; n++) {
      const observation = await clock.until(look());
      given.push([clock.now(), observation]);
    }
    assert.deepEqual(given, [
      [30_000, undefined],
      [60_000, undefined],
      [70_000, found],
    ]);
    assert.deepEqual(askedMs, [0]);
  });

  it("counts the half minute from the look that is not answered, however many were before", async () => {
    const { clock, look } = looking((nth) => (nth < 50 ? 1_000 : 100_000));
    for (let n = 1; n < 50; n++) assert.deepEqual(await clock.until(look()), found);
    assert.equal(await clock.until(look()), undefined);
    assert.equal(clock.now(), 49_000 + 30_000);
  });

  it("gives an answer that came while nobody waited for it", async () => {
    const { clock, askedMs, look } = looking(() => 40_000);
    assert.equal(await clock.until(look()), undefined);
    await clock.advance(3_600_000);
    assert.deepEqual(await look(), found);
    assert.deepEqual(askedMs, [0]);
  });

  it("rejects as the watcher does", async () => {
    const denied = new Error("denied");
    const clock = createClock();
    const look = lookingAt("task-1", { next: () => Promise.reject(denied) }, clock);
    await assert.rejects(clock.until(look()), denied);
  });

  it("ends with the interrupt, also between two looks", async () => {
    const interrupt = new AbortController();
    const clock = createClock();
    const given = interruptibleClock(clock, interrupt.signal);
    const never = lookingAt("task-1", { next: () => new Promise(() => {}) }, given);
    const idle = lookingAt("task-2", { next: async () => found }, given);
    assert.deepEqual(await idle(), found);
    const waiting = never();
    interrupt.abort();
    await assert.rejects(clock.until(waiting), Interrupted);
  });

  it("has one timer, though it looks every second, and none half a minute after its last look", async () => {
    const { clock, look } = looking(() => 1_000);
    for (let n = 0; n < 300; n++) await clock.until(look());
    const timers = clock.sleeps.filter((ms) => ms !== 1_000);
    assert.equal(timers.length, 11, timers.join());
    await clock.advance(30_000);
    await assert.rejects(clock.until(new Promise(() => {})), /nobody sleeps/);
  });

  it("keeps no observation but the last, though its timer outlives them", async () => {
    setFlagsFromString("--expose_gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const seen: WeakRef<Observation>[] = [];
    const next = async () => {
      const observation: Observation = { kind: "found", task: task("RUNNING") };
      seen.push(new WeakRef(observation));
      return observation;
    };
    const clock = createClock();
    const look = lookingAt("task-1", { next }, clock);
    for (let n = 0; n < 100; n++) await look();
    // What a WeakRef was made of lives to the end of its turn.
    await clock.advance(1_000);
    collectGarbage();
    const kept = seen.filter((one) => one.deref() !== undefined).length;
    assert.ok(kept <= 1, `${kept} of ${seen.length} are kept`);
  });
});
