import * as assert from "node:assert/strict";
import type { Observation } from "../../../provider/run/task";
import { createWatcher } from "../../../provider/run/watcher";
import { AwsCallError } from "../../../provider/run/weather";
import { createClock } from "../clock";
import { task } from "./snapshots";

const throttled = new AwsCallError("slow down", "ecs:DescribeTasks", "ThrottlingException", true);
const unanswered = new AwsCallError("gone", "ecs:DescribeTasks", "ECONNRESET", true);
const denied = new AwsCallError("no", "ecs:DescribeTasks", "AccessDeniedException", false);
const found = (arn: string): Observation => ({ kind: "found", task: { ...task("RUNNING"), arn } });
const arns = (count: number) => Array.from({ length: count }, (_, i) => `task-${i}`);

type Answer = (nth: number) => Error | undefined;

const startMs = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A watcher whose n-th call takes `takesMs(n)`, and answers as `answer` says: by default with every task found. */
function slowly(takesMs: (nth: number) => number, answer: Answer = () => undefined, random = 0.5) {
  const clock = createClock(startMs, random);
  const calls: { atMs: number; arns: readonly string[] }[] = [];
  const watcher = createWatcher(async (asked) => {
    const nth = calls.push({ atMs: clock.now() - startMs, arns: asked });
    const ms = takesMs(nth);
    if (ms > 0) await clock.sleep(ms);
    const error = answer(nth);
    if (error !== undefined) throw error;
    return new Map(asked.map((arn) => [arn, found(arn)]));
  }, clock);
  return { clock, calls, watcher };
}

/** A watcher whose calls take no time. */
const watched = (answer?: Answer, random?: number) => slowly(() => 0, answer, random);

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

  it("is back at a second by and by, with each answer", async () => {
    const { clock, calls, watcher } = watched((nth) => (nth <= 2 ? throttled : undefined));
    for (let look = 0; look < 5; look++) await clock.until(watcher.next("task-1"));
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [1_000, 3_000, 7_000, 9_000, 10_000, 11_000, 12_000],
    );
  });

  it("asks again at once when a connection was lost, and then waits for it longer each time", async () => {
    const { clock, calls, watcher } = watched((nth) => (nth <= 3 ? unanswered : undefined));
    for (let look = 0; look < 2; look++) await clock.until(watcher.next("task-1"));
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [1_000, 1_200, 3_200, 7_200, 8_200],
    );
  });

  it("is not held up at the others by an answer that does not come", async () => {
    const clock = createClock();
    const start = clock.now();
    const answered: number[] = [];
    const watcher = createWatcher(async (asked) => {
      if (asked.includes("task-1")) await clock.sleep(10_000);
      return new Map(asked.map((arn) => [arn, found(arn)]));
    }, clock);
    const slow = watcher.next("task-1");
    await clock.advance(1_000);
    for (let look = 0; look < 3; look++) {
      await clock.until(watcher.next("task-2"));
      answered.push(clock.now() - start);
    }
    assert.deepEqual(answered, [2_000, 3_000, 4_000]);
    assert.deepEqual(await clock.until(slow), found("task-1"));
    assert.equal(clock.now() - start, 11_000);
  });

  it("looks less often at what is being provisioned, and does not know it any more once its run is over", async () => {
    const clock = createClock();
    const start = clock.now();
    const calls: number[] = [];
    const watcher = createWatcher(async (asked) => {
      calls.push(clock.now() - start);
      return new Map(asked.map((arn) => [arn, { kind: "found", task: { ...task("PROVISIONING"), arn } }]));
    }, clock);
    for (let look = 0; look < 4; look++) await clock.until(watcher.next("task-1"));
    assert.deepEqual(calls, [1_000, 2_000, 4_000, 6_000]);
    for (let look = 0; look < 2; look++) await clock.until(watcher.next("task-2"));
    await clock.until(watcher.next("task-1"));
    assert.deepEqual(calls.slice(4), [7_000, 8_000, 9_000]);
  });

  it("takes along whom it would look at later, where a call has room", async () => {
    const { clock, calls, watcher } = watched();
    const both = [watcher.next("task-1")];
    await clock.advance(500);
    both.push(watcher.next("task-2"));
    await clock.until(Promise.all(both));
    await clock.until(Promise.all(["task-1", "task-2"].map((arn) => watcher.next(arn))));
    assert.deepEqual(
      calls.map(({ atMs, arns: asked }) => [atMs, asked.length]),
      [
        [1_000, 2],
        [2_000, 2],
      ],
    );
  });

  it("counts a second from call to call, not from the answer", async () => {
    const clock = createClock();
    const start = clock.now();
    const calls: number[] = [];
    const watcher = createWatcher(async (asked) => {
      calls.push(clock.now() - start);
      await clock.sleep(300);
      return new Map(asked.map((arn) => [arn, found(arn)]));
    }, clock);
    for (let look = 0; look < 3; look++) await clock.until(watcher.next("task-1"));
    assert.deepEqual(calls, [1_000, 2_000, 3_000]);
  });

  it("looks at whom a slow answer told late together, each in one call", async () => {
    const { clock, calls, watcher } = slowly((nth) => (nth === 1 ? 3_000 : 20));
    const run = async (arn: string) => {
      for (let look = 0; look < 2; look++) await watcher.next(arn);
    };
    await clock.until(Promise.all(arns(100).map(run)));
    assert.deepEqual(calls, [
      { atMs: 1_000, arns: arns(100) },
      { atMs: 4_000, arns: arns(100) },
    ]);
  });

  it("looks at once at a task that is overdue, though the next of the others is not due yet", async () => {
    const { clock, calls, watcher } = slowly((nth) => (nth === 1 ? 3_300 : 20));
    const slow = watcher.next("task-1").then(() => watcher.next("task-1"));
    await clock.advance(1_000);
    const other = (async () => {
      for (let look = 0; look < 4; look++) await watcher.next("task-2");
    })();
    await clock.until(Promise.all([slow, other]));
    assert.deepEqual(
      calls.map(({ atMs, arns: asked }) => [atMs, ...asked]),
      [
        [1_000, "task-1"],
        [2_000, "task-2"],
        [3_000, "task-2"],
        [4_000, "task-2"],
        [4_300, "task-1", "task-2"],
      ],
    );
  });

  it("makes no second call about a task meanwhile, and tells who asks then what was seen after the question", async () => {
    const { clock, calls, watcher } = slowly((nth) => (nth === 1 ? 5_000 : 20));
    const told: number[] = [];
    const next = () => watcher.next("task-1").then(() => told.push(clock.now() - startMs));
    const first = next();
    await clock.advance(1_500);
    const other = watcher.next("task-2");
    await clock.until(Promise.all([first, other, next()]));
    assert.deepEqual(calls, [
      { atMs: 1_000, arns: ["task-1"] },
      { atMs: 2_500, arns: ["task-2"] },
      { atMs: 6_000, arns: ["task-1"] },
    ]);
    assert.deepEqual(told, [6_000, 6_020]);
  });

  it("loses nobody who asks for a task while a call about it is not answered", async () => {
    const { clock, calls, watcher } = slowly(
      () => 1_000,
      (nth) => (nth === 1 ? unanswered : undefined),
    );
    const first = watcher.next("task-1");
    await clock.advance(1_500);
    const both = await clock.until(Promise.all([first, watcher.next("task-1")]));
    assert.deepEqual(both, [found("task-1"), found("task-1")]);
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [1_000, 2_200],
    );
  });

  it("makes no call that it had planned before it was throttled", async () => {
    const { clock, calls, watcher } = slowly(
      () => 100,
      (nth) => (nth === 1 ? throttled : undefined),
    );
    await clock.until(Promise.all(arns(150).map((arn) => watcher.next(arn))));
    assert.deepEqual(
      calls.map(({ atMs, arns: asked }) => [atMs, asked.length]),
      [
        [1_000, 100],
        [3_100, 100],
        [3_300, 50],
      ],
    );
  });

  it("has one timer for the next call, also after a sooner one took its place", async () => {
    const clock = createClock(startMs);
    const watcher = createWatcher(
      async (asked) =>
        new Map(asked.map((arn) => [arn, { kind: "found", task: { ...task("PROVISIONING"), arn } }])),
      clock,
    );
    const looks = async (arn: string, count: number) => {
      for (let look = 0; look < count; look++) await watcher.next(arn);
    };
    const first = looks("task-1", 6);
    await clock.advance(2_500);
    await clock.until(Promise.all([first, looks("task-2", 3)]));
    // The third, until 4 s, gives way to the fourth, until 3.5 s.
    assert.deepEqual(clock.sleeps, [1_000, 1_000, 2_000, 1_000, 1_000, 2_000, 2_000]);
  });

  it("asks again at once when a connection was lost with several calls on it", async () => {
    const { clock, calls, watcher } = slowly(
      (nth) => (nth <= 3 ? 1_000 - 200 * nth : 20),
      (nth) => (nth <= 3 ? unanswered : undefined),
    );
    await clock.until(Promise.all(arns(300).map((arn) => watcher.next(arn))));
    assert.deepEqual(
      calls.map(({ atMs, arns: asked }) => [atMs, asked.length]),
      [
        [1_000, 100],
        [1_200, 100],
        [1_400, 100],
        [2_000, 100],
        [2_200, 100],
        [2_400, 100],
      ],
    );
  });

  it("slows down once for calls that were throttled together", async () => {
    const { clock, calls, watcher } = slowly(
      (nth) => (nth <= 3 ? 700 - 100 * nth : 20),
      (nth) => (nth <= 3 ? throttled : undefined),
    );
    await clock.until(Promise.all(arns(300).map((arn) => watcher.next(arn))));
    assert.deepEqual(
      calls.map(({ atMs }) => atMs),
      [1_000, 1_200, 1_400, 3_600, 3_800, 4_000],
    );
  });

  it("waits by chance a quarter less or more, so that deploys come apart", async () => {
    for (const [random, againMs] of [
      [0, 2_500],
      [1, 3_500],
    ] as const) {
      const { clock, calls, watcher } = watched((nth) => (nth === 1 ? throttled : undefined), random);
      await clock.until(watcher.next("task-1"));
      assert.deepEqual(
        calls.map(({ atMs }) => atMs),
        [1_000, againMs],
      );
    }
  });

  for (const [code, againMs] of [
    ["ThrottlingException", 2_000],
    ["Throttling", 2_000],
    ["TooManyRequestsException", 2_000],
    ["RequestLimitExceeded", 2_000],
    ["ServerException", 200],
    ["TimeoutError", 200],
  ] as const) {
    it(`asks again ${againMs} ms after ${code}`, async () => {
      const error = new AwsCallError("no answer", "ecs:DescribeTasks", code, true);
      const { clock, calls, watcher } = watched((nth) => (nth === 1 ? error : undefined));
      await clock.until(watcher.next("task-1"));
      assert.deepEqual(
        calls.map(({ atMs }) => atMs),
        [1_000, 1_000 + againMs],
      );
    });
  }

  it("takes the place in the queue of a call that was not answered: it is the longest due", async () => {
    const { clock, calls, watcher } = watched((nth) => (nth === 1 ? unanswered : undefined));
    await clock.until(Promise.all(arns(150).map((arn) => watcher.next(arn))));
    assert.deepEqual(
      calls.map(({ atMs, arns: asked }) => [atMs, asked[0], asked.length]),
      [
        [1_000, "task-0", 100],
        [1_200, "task-0", 100],
        [1_400, "task-100", 50],
      ],
    );
  });

  it("leaves no timer when nobody waits", async () => {
    const { clock, watcher } = watched((nth) => (nth === 1 ? throttled : undefined));
    await clock.until(Promise.all(arns(250).map((arn) => watcher.next(arn))));
    await assert.rejects(clock.until(new Promise(() => {})), /nobody sleeps/);
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
