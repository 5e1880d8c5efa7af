import * as assert from "node:assert/strict";
import { identify } from "../../../provider/run/identity";
import { Interrupted, interruptible } from "../../../provider/run/interrupt";
import { requestOf } from "../../../provider/run/request";
import { findRun, startRun } from "../../../provider/run/start";
import type { Observation, TaskSnapshot } from "../../../provider/run/task";
import type { Tasks } from "../../../provider/run/tasks";
import { denied, garbledAnswer, lostAnswer, throttled } from "../awsErrors";
import { createClock } from "../clock";
import { runKey } from "./runKey";
import { exitedItself, ran, web } from "./snapshots";

const identity = identify(runKey);
const request = requestOf({ ...runKey, cluster: "prod" }, identity);
const judged = { container: "web", otherEssential: [] };
const inFlight = ran("RUNNING", undefined, web("RUNNING"));
const succeeded = ran("STOPPED", exitedItself, web("STOPPED", 0));

/** ECS with the given listings; `snapshots` are what DescribeTasks shows by ARN. */
function listing(
  running: readonly string[],
  stopped: readonly string[],
  snapshots: Readonly<Record<string, Partial<TaskSnapshot>>>,
  former: { formerRevision?: string } = {},
) {
  const clock = createClock();
  const asked: string[] = [];
  const looks: (readonly string[])[] = [];
  const tokens: string[] = [];
  let errors: Error[] = [];
  let queueMs = 0;
  const answered = async <T>(answer: T): Promise<T> => {
    const error = errors.shift();
    if (error !== undefined) throw error;
    return answer;
  };
  const tasks: Tasks = {
    listRunning: (cluster, startedBy) => {
      asked.push(`running ${cluster} ${startedBy}`);
      return answered(running);
    },
    listCluster: () => assert.fail("one resource looks for itself alone"),
    listFamily: () => assert.fail("nothing is superseded here"),
    listStopped: (cluster, family) => {
      asked.push(`stopped ${cluster} ${family}`);
      return answered(stopped);
    },
    describe: (_cluster, arns) => {
      looks.push(arns);
      return answered(
        new Map(
          arns.map((arn): [string, Observation] => {
            const seen = snapshots[arn];
            if (seen === undefined) return [arn, { kind: "missing" }];
            return [arn, { kind: "found", task: { ...inFlight, ...seen, arn } }];
          }),
        ),
      );
    },
    turnToStart: () => clock.sleep(queueMs),
    run: (_request, token) => {
      tokens.push(token);
      return answered({ kind: "started", task: inFlight });
    },
    stop: () => assert.fail("nothing is stopped here"),
  };
  const ports = { tasks, clock, untilMs: clock.now() + 60_000 };
  const told: string[] = [];
  const events = { onNothing: () => told.push("nothing"), onAsked: () => told.push("asked") };
  return {
    clock,
    told,
    events,
    asked,
    looks,
    tokens,
    tasks,
    failFirst: (...first: Error[]) => {
      errors = first;
    },
    find: () => clock.until(findRun({ request, identity, judged, ...former }, ports)),
    start: (start: number, othersMs = 0) => {
      queueMs = othersMs;
      return clock.until(startRun(request, identity, start, { ...ports, events, patienceMs: 60_000 }));
    },
  };
}

const own = { startedBy: identity.startedBy, runId: identity.runId };

describe("finding a resource's runs", () => {
  it("lists those in flight by startedBy and those over by family, and looks at nothing when there are none", async () => {
    const { find, asked, looks } = listing([], [], {});
    assert.deepEqual(await find(), { kind: "nothing", starts: 0 });
    assert.deepEqual(asked.sort(), [`running prod ${identity.startedBy}`, "stopped prod hi-web"]);
    assert.deepEqual(looks, []);
  });

  for (const [title, family, families] of [
    ["another family", "hi-worker", ["hi-web", "hi-worker"]],
    ["the same family", "hi-web", ["hi-web"]],
  ] as const) {
    it(`lists those over of each family once when the last recorded run was of ${title}`, async () => {
      const formerRevision = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${family}:7`;
      const { find, asked } = listing([], [], {}, { formerRevision });
      await find();
      const stopped = asked.filter((one) => one.startsWith("stopped"));
      assert.deepEqual(
        stopped,
        families.map((one) => `stopped prod ${one}`),
      );
    });
  }

  it("looks once at a task that both listings name", async () => {
    const { find, looks } = listing(["a", "b"], ["b", "c"], { a: {}, b: {} });
    await find();
    assert.deepEqual(looks, [["a", "b", "c"]]);
  });

  it("looks at many in calls of up to 100, and finds the one that counts in the last of them", async () => {
    const arns = Array.from({ length: 250 }, (_, i) => `task-${i}`);
    const service = Object.fromEntries(arns.map((arn) => [arn, { startedBy: "ecs-svc/1" }]));
    const { find, looks } = listing([], arns, { ...service, "task-249": { ...succeeded, ...own } });
    const found = await find();
    assert.ok(found.kind === "same");
    assert.equal(found.task.arn, "task-249");
    assert.deepEqual(
      looks.map((look) => look.length),
      [100, 100, 50],
    );
    assert.deepEqual(looks.flat(), arns);
  });

  it("passes over tasks of the service, of other stacks and without a startedBy, though the run id be the same", async () => {
    const { find } = listing(["a", "b"], ["c"], {
      a: { startedBy: "ecs-svc/1", runId: identity.runId },
      b: { runId: identity.runId },
      c: { startedBy: `${identity.startedBy}2`, runId: identity.runId },
    });
    assert.deepEqual(await find(), { kind: "nothing", starts: 0 });
  });

  it("passes over a task that ECS lists as stopped and no longer shows", async () => {
    const { find, clock } = listing([], ["a"], {});
    assert.deepEqual(await find(), { kind: "nothing", starts: 0 });
    assert.deepEqual(clock.sleeps, []);
  });

  it("waits for a task that ECS lists as running and does not show yet: it may be this very run", async () => {
    const snapshots: Record<string, Partial<TaskSnapshot>> = {};
    const { find, clock, looks } = listing(["a", "b"], [], snapshots);
    void clock.sleep(120_000).then(() => Object.assign(snapshots, { a: own, b: { startedBy: "ecs-svc/1" } }));
    const found = await find();
    assert.ok(found.kind === "same" && found.task.arn === "a");
    assert.ok(looks.length <= 125, `${looks.length} looks in two minutes`);
  });

  it("does not wait for ever for a task that ECS never shows", async () => {
    const { find, clock } = listing(["a"], [], {});
    const begunMs = clock.now();
    assert.deepEqual(await find(), { kind: "nothing", starts: 0 });
    const elapsedMs = clock.now() - begunMs;
    assert.ok(elapsedMs >= 299_000 && elapsedMs <= 302_000, `${elapsedMs} ms`);
  });

  it("waits for another run of the resource", async () => {
    const { find } = listing(["a"], [], { a: { ...own, runId: "fedcba9876543210" } });
    assert.equal((await find()).kind, "other");
  });

  it("rides throttling out, of the listings and of the look", async () => {
    const { find, failFirst, clock } = listing(["a"], [], { a: own });
    failFirst(throttled("1"), throttled("2"), throttled("3"));
    assert.equal((await find()).kind, "same");
    assert.ok(clock.sleeps.length >= 2);
  });

  it("is an error, at once, where AWS denies it", async () => {
    const { find, failFirst, clock } = listing([], [], {});
    const error = denied("ecs:ListTasks");
    failFirst(error);
    await assert.rejects(find(), error);
    assert.deepEqual(clock.sleeps, []);
  });
});

describe("starting a run", () => {
  it("sends the start's own token, the same one when the answer was lost", async () => {
    const { start, failFirst, tokens } = listing([], [], {});
    failFirst(throttled("ecs:RunTask"), throttled("ecs:RunTask"));
    assert.equal((await start(2)).kind, "started");
    assert.deepEqual(tokens, Array(3).fill(identity.clientToken(2)));
  });

  it("starts nothing when it is interrupted while others are before it", async () => {
    const { tasks, clock, tokens, events, told } = listing([], [], {});
    const turns: (() => void)[] = [];
    const queue = { ...tasks, turnToStart: () => new Promise<void>((resolve) => turns.push(resolve)) };
    const controller = new AbortController();
    const ports = { tasks: interruptible(queue, controller.signal), clock, events, patienceMs: 60_000 };
    const start = startRun(request, identity, 0, ports);
    controller.abort();
    await assert.rejects(start, Interrupted);
    for (const give of turns) give();
    await clock.advance(0);
    assert.deepEqual([turns.length, tokens, told], [1, [], []]);
  });

  it("loses nothing of its time by the starts of others that are before it", async () => {
    const { start, failFirst, tokens } = listing([], [], {});
    failFirst(throttled("ecs:RunTask"), throttled("ecs:RunTask"));
    assert.equal((await start(0, 600_000)).kind, "started");
    assert.equal(tokens.length, 3);
  });

  for (const [title, errors, told] of [
    ["there is nothing once it was refused", [denied("ecs:RunTask")], ["asked", "nothing"]],
    [
      "there is nothing while it is throttled",
      [throttled("ecs:RunTask"), denied("ecs:RunTask")],
      ["asked", "nothing", "asked", "nothing"],
    ],
    [
      "there may be a task once an answer was lost, whatever the next one is",
      [lostAnswer("ecs:RunTask"), denied("ecs:RunTask")],
      ["asked", "asked"],
    ],
    ["there may be a task where an answer cannot be read", [garbledAnswer("ecs:RunTask")], ["asked"]],
  ] as const) {
    it(`tells that ${title}`, async () => {
      const starting = listing([], [], {});
      starting.failFirst(...errors);
      await assert.rejects(starting.start(0));
      assert.deepEqual(starting.told, told);
    });
  }

  it("is an error, with one call, where AWS denies it", async () => {
    const { start, failFirst, tokens } = listing([], [], {});
    const error = denied("ecs:RunTask");
    failFirst(error);
    await assert.rejects(start(0), error);
    assert.equal(tokens.length, 1);
  });
});
