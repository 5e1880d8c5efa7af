import * as assert from "node:assert/strict";
import { denied, garbledAnswer, lostAnswer, throttled } from "../awsErrors";
import { executed, outcomeOf } from "./executed";
import { at, endsWhenStopped, exit, exits, lives, pending, provisioning, running } from "./lives";
import { cache, exitedItself, ran, task, web } from "./snapshots";

describe("executing a run", () => {
  it("starts one task from the request and succeeds with exit code 0, before the task is STOPPED", async () => {
    const { outcome, tasks, request, identity, progress, told, elapsedMs } = await outcomeOf(exits(0, 8_000));
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(tasks.requests, [request]);
    assert.deepEqual(tasks.tokens, [identity.clientToken(0)]);
    assert.deepEqual(told, ["started 0001"]);
    assert.deepEqual(tasks.stops, []);
    assert.deepEqual([...new Set(progress)], ["PROVISIONING", "PENDING", "RUNNING", "DEPROVISIONING"]);
    assert.ok(elapsedMs >= 8_000 && elapsedMs <= 10_000, `${elapsedMs} ms`);
  });

  it("fails with another exit code, and says why", async () => {
    const { outcome } = await outcomeOf(exits(3));
    assert.ok(outcome.kind === "failed");
    assert.deepEqual(outcome.failure, { kind: "failed", cause: "exited", exitCode: 3 });
    assert.equal(outcome.task.lastStatus, "DEPROVISIONING");
  });

  it("is refused when ECS starts no task, and looks at nothing", async () => {
    const reasons = ["RESOURCE:MEMORY (arn:aws:ecs:eu-west-1:123456789012:container-instance/1)"];
    const { outcome, tasks, progress } = await outcomeOf({ kind: "refused", reasons }, { startRetries: 0 });
    assert.deepEqual(outcome, { kind: "refused", reasons });
    assert.deepEqual([tasks.looks, progress], [[], []]);
  });

  it("takes the verdict of a task that has ended already", async () => {
    const { outcome } = await outcomeOf(lives(at(0, ran("STOPPED", exitedItself, web("STOPPED", 0)))));
    assert.equal(outcome.kind, "succeeded");
  });

  it("waits for a task that ECS does not show for 290 s yet", async () => {
    const { outcome } = await outcomeOf(
      lives(at(0, "missing"), at(290_000, ran("RUNNING", undefined, web("STOPPED", 0)))),
    );
    assert.equal(outcome.kind, "succeeded");
  });

  it("gives a task up as lost after five minutes in which ECS did not know it", async () => {
    const { outcome, elapsedMs, tasks } = await outcomeOf(lives(at(0, "missing")));
    assert.equal(outcome.kind, "lost");
    assert.ok(elapsedMs >= 300_000 && elapsedMs <= 303_000, `${elapsedMs} ms`);
    assert.deepEqual(tasks.stops, []);
  });

  it("counts that time from the last time it saw the task", async () => {
    const gone = lives(provisioning, running, at(100_000, "missing"));
    const { outcome, elapsedMs } = await outcomeOf(gone);
    assert.ok(outcome.kind === "lost" && outcome.task.lastStatus === "RUNNING");
    assert.ok(elapsedMs >= 398_000 && elapsedMs <= 403_000, `${elapsedMs} ms`);
  });

  it("rejects when AWS refuses to start the task", async () => {
    const error = denied("ecs:RunTask");
    await assert.rejects(outcomeOf(exits(0), { lost: { run: error } }), error);
  });

  it("rejects when AWS refuses to show the task", async () => {
    const error = denied("ecs:DescribeTasks");
    const run = outcomeOf(exits(0), { lost: { describe: error } });
    await assert.rejects(run, error);
  });

  it("rejects when AWS refuses to stop the task at its timeout", async () => {
    const error = denied("ecs:StopTask");
    const fate = endsWhenStopped(143, provisioning, running);
    await assert.rejects(outcomeOf(fate, { lost: { stop: error } }), error);
  });

  it("is no success when another essential container was seen to fail first, whatever its exit code", async () => {
    const killed = at(6_000, ran("RUNNING", exitedItself, cache("STOPPED", 137), web("RUNNING")));
    const fate = lives(provisioning, running, killed, ...exit(9_000, 0, cache("STOPPED", 137)));
    const { outcome } = await outcomeOf(fate, { judged: { container: "web", otherEssential: ["cache"] } });
    assert.equal(outcome.kind, "failed");
  });
});

describe("the limits of executing a run", () => {
  const limits = { timeoutSeconds: 60, startTimeoutSeconds: 30 };

  for (const exitCode of [0, 143, 1]) {
    it(`stop the task at its timeout, and exit code ${exitCode} after that is no success`, async () => {
      const fate = endsWhenStopped(exitCode, provisioning, running);
      const { outcome, tasks, told, startMs } = await outcomeOf(fate, { limits });
      assert.deepEqual(told, ["started 0001", "stops 0001 at its timeout"]);
      assert.ok(outcome.kind === "timedOut");
      assert.equal(outcome.limit, "timeout");
      assert.deepEqual(outcome.task.containers, [web("STOPPED", exitCode)]);
      const [stop, ...more] = tasks.stops;
      assert.deepEqual(more, []);
      assert.equal(stop?.taskArn, tasks.started[0]);
      assert.equal(stop?.reason, "pulumi-ecs-task: not finished after timeoutSeconds (60)");
      const stoppedAfterMs = (stop?.atMs ?? 0) - startMs;
      assert.ok(stoppedAfterMs >= 60_000 && stoppedAfterMs <= 62_000, `${stoppedAfterMs} ms`);
    });
  }

  it("stop a task that does not start in its time", async () => {
    const { outcome, tasks } = await outcomeOf(endsWhenStopped(143, provisioning, pending), { limits });
    assert.ok(outcome.kind === "timedOut");
    assert.equal(outcome.limit, "startTimeout");
    assert.deepEqual(
      tasks.stops.map(({ reason }) => reason),
      ["pulumi-ecs-task: not started after startTimeoutSeconds (30)"],
    );
  });

  for (const [title, error, stops] of [
    ["are told to stop a task where ECS may have been asked", lostAnswer("ecs:StopTask"), true],
    ["are told to stop a task where its answer cannot be read", garbledAnswer("ecs:StopTask"), true],
    ["are not told to stop a task where ECS refuses it", denied("ecs:StopTask"), false],
    ["are not told to stop a task where ECS only throttles", throttled("ecs:StopTask"), false],
  ] as const) {
    it(title, async () => {
      const fate = endsWhenStopped(143, provisioning, running);
      const seen = await executed(fate, { limits, lost: { stop: error } });
      assert.ok("error" in seen && seen.error === error);
      assert.deepEqual(seen.told.slice(1), stops ? ["stops 0001 at its timeout"] : []);
    });
  }

  it("give a task that started in time the whole of its time", async () => {
    const { outcome, tasks } = await outcomeOf(exits(0, 58_000), { limits });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(tasks.stops, []);
  });

  it("let an exit count that is seen in the very look at the limit", async () => {
    const { outcome, tasks } = await outcomeOf(exits(0, 60_000), { limits });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(tasks.stops, []);
  });

  it("do not count against a task that is only hard to see for a while", async () => {
    const fate = lives(provisioning, at(1_000, task("PENDING")), running, ...exit(20_000, 0));
    const { outcome } = await outcomeOf(fate, {
      limits: { ...limits, timeoutSeconds: 600 },
      outage: { error: throttled("ecs:DescribeTasks"), untilMs: 40_000 },
    });
    assert.equal(outcome.kind, "succeeded");
  });

  it("stop the task at its timeout though AWS has not shown it for long", async () => {
    const outage = { error: throttled("ecs:DescribeTasks"), untilMs: 600_000 };
    const { tasks, startMs } = await outcomeOf(endsWhenStopped(143, provisioning, running), {
      limits,
      outage,
    });
    const stoppedAfterMs = (tasks.stops[0]?.atMs ?? Number.POSITIVE_INFINITY) - startMs;
    assert.ok(stoppedAfterMs <= 120_000, `stopped after ${stoppedAfterMs} ms`);
  });
});
