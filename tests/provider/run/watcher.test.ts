import * as assert from "node:assert/strict";
import type { Observation } from "../../../provider/run/task";
import { createWatcher } from "../../../provider/run/watcher";
import { AwsCallError } from "../../../provider/run/weather";
import { createClock } from "../clock";
import { task } from "./snapshots";

const throttled = new AwsCallError("slow down", "ecs:DescribeTasks", "ThrottlingException", true);
const denied = new AwsCallError("no", "ecs:DescribeTasks", "AccessDeniedException", false);
const found = (arn: string): Observation => ({ kind: "found", task: { ...task("RUNNING"), arn } });
const arns = (count: number) => Array.from({ length: count }, (_, i) => `task-${i}`);

/** A watcher whose n-th call answers as `answer` says: by default with every task found. */
function watched(answer: (nth: number) => Error | undefined = () => undefined) {
  const clock = createClock();
  const calls: { atMs: number; arns: readonly string[] }[] = [];
  const start = clock.now();
  const watcher = createWatcher(async (asked) => {
    calls.push({ atMs: clock.now() - start, arns: asked });
    const error = answer(calls.length);
    if (error !== undefined) throw error;
    return new Map(asked.map((arn) => [arn, found(arn)]));
  }, clock);
  return { clock, calls, watcher };
}

describe("the watcher of a cluster", () => {
  it("looks after a second, and not before", async () => {
    const { clock, calls, watcher } = watched();
    const next = watcher.next("task-1");
    await clock.advance(999);
    assert.deepEqual(calls, []);
    assert.deepEqual(await clock.until(next), found("task-1"));
    assert.deepEqual(calls, [{ atMs: 1_000, arns: ["task-1"] }]);
  });

  it("looks at all tasks that wait in calls of up to 100", async () => {
    const { clock, calls, watcher } = watched();
    const seen = await clock.until(Promise.all(arns(250).map((arn) => watcher.next(arn))));
    assert.deepEqual(seen, arns(250).map(found));
    assert.deepEqual(
      calls.map((call) => call.arns.length),
      [100, 100, 50],
    );
    assert.deepEqual(
      calls.flatMap((call) => call.arns),
      arns(250),
    );
  });

  it("asks once for a task that two wait for", async () => {
    const { clock, calls, watcher } = watched();
    const both = await clock.until(Promise.all([watcher.next("task-1"), watcher.next("task-1")]));
    assert.deepEqual(both, [found("task-1"), found("task-1")]);
    assert.deepEqual(
      calls.map((call) => call.arns),
      [["task-1"]],
    );
  });

  it("takes those along who come before the look", async () => {
    const { clock, calls, watcher } = watched();
    const first = watcher.next("task-1");
    await clock.advance(600);
    await clock.until(Promise.all([first, watcher.next("task-2")]));
    assert.deepEqual(calls, [{ atMs: 1_000, arns: ["task-1", "task-2"] }]);
  });

  it("calls a task missing that the answer leaves out", async () => {
    const clock = createClock();
    const watcher = createWatcher(async () => new Map(), clock);
    assert.deepEqual(await clock.until(watcher.next("task-1")), { kind: "missing" });
  });

  it("waits out throttling, twice as long each time, and loses nobody", async () => {
    const { clock, calls, watcher } = watched((nth) => (nth <= 3 ? throttled : undefined));
    const both = await clock.until(Promise.all([watcher.next("task-1"), watcher.next("task-1")]));
    assert.deepEqual(both, [found("task-1"), found("task-1")]);
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [1_000, 3_000, 7_000, 15_000],
    );
  });

  it("is back at a second after an answer", async () => {
    const { clock, watcher } = watched((nth) => (nth === 1 ? throttled : undefined));
    await clock.until(watcher.next("task-1"));
    await clock.until(watcher.next("task-1"));
    assert.deepEqual(clock.sleeps, [1_000, 2_000, 1_000]);
  });

  it("rejects everybody in the call that AWS refused, and nobody else", async () => {
    const { clock, watcher } = watched((nth) => (nth === 2 ? denied : undefined));
    const all = await clock.until(Promise.allSettled(arns(150).map((arn) => watcher.next(arn))));
    assert.deepEqual(
      all.slice(0, 100),
      arns(100).map((arn) => ({ status: "fulfilled", value: found(arn) })),
    );
    assert.deepEqual(all.slice(100), Array(50).fill({ status: "rejected", reason: denied }));
  });

  it("stops when nobody waits, and begins again with the next one", async () => {
    const { clock, calls, watcher } = watched();
    await clock.until(watcher.next("task-1"));
    await clock.advance(3_600_000);
    assert.equal(calls.length, 1);
    assert.deepEqual(clock.sleeps, [1_000]);
    await clock.until(watcher.next("task-1"));
    assert.equal(calls.length, 2);
  });

  it("goes on after it had to reject everybody", async () => {
    const { clock, watcher } = watched((nth) => (nth === 1 ? denied : undefined));
    await assert.rejects(clock.until(watcher.next("task-1")), denied);
    assert.deepEqual(await clock.until(watcher.next("task-1")), found("task-1"));
  });

  for (const hops of [0, 1, 2, 3, 4]) {
    it(`answers a run that asks again ${hops} promises after its answer`, async () => {
      const { clock, calls, watcher } = watched();
      const run = async () => {
        for (let look = 0; look < 3; look++) {
          await watcher.next("task-1");
          for (let hop = 0; hop < hops; hop++) await null;
        }
      };
      await clock.until(run());
      assert.equal(calls.length, 3);
    });
  }
});
