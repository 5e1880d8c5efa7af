import * as assert from "node:assert/strict";
import { mayStartAgain } from "../../../provider/run/retry";
import { throttled } from "../awsErrors";
import type { Fate } from "./life";
import { at, endsWhenStopped, exit, exits, lives, pending, provisioning, running } from "./lives";
import { cache, exitedItself, ran, task, web } from "./snapshots";
import { between, watching } from "./watching";

describe("watching a task", () => {
  it("never takes a command that it saw running for one that never started", async () => {
    const waiting = task("ACTIVATING", { containers: [cache("PENDING"), web("RUNNING")] });
    const stoppedReason = "InternalError: the sidecar could not start";
    const stopped = {
      stopCode: "TaskFailedToStart",
      stoppedReason,
      containers: [cache("STOPPED"), web("STOPPED")],
    };
    const { ended } = await watching(
      lives(provisioning, at(3_000, waiting), at(20_000, task("STOPPED", stopped))),
    );
    const { outcome } = await ended;
    assert.ok(outcome.kind === "failed");
    assert.equal(outcome.failure.cause, "noExitCode");
    assert.equal(mayStartAgain(outcome), false);
  });

  it("counts the limits of an adopted one from its creation", async () => {
    const { ended, stoppedAfterMs } = await watching(endsWhenStopped(143, provisioning, running), 500_000);
    const { outcome } = await ended;
    assert.ok(outcome.kind === "timedOut" && outcome.limit === "timeout");
    between(98_000, stoppedAfterMs()[0], 102_000);
  });

  it("counts the start limit of an adopted one from its creation too", async () => {
    const { ended, stoppedAfterMs } = await watching(endsWhenStopped(143, provisioning, pending), 100_000);
    const { outcome } = await ended;
    assert.ok(outcome.kind === "timedOut" && outcome.limit === "startTimeout");
    between(18_000, stoppedAfterMs()[0], 22_000);
  });

  for (const [title, startedMs] of [
    ["was just started", undefined],
    ["was created in the future of this machine's clock", Date.UTC(2026, 0, 2, 4, 4, 5)],
  ] as const) {
    it(`counts the limits of one that ${title} from now`, async () => {
      const fate = endsWhenStopped(143, provisioning, running);
      const { ended, stoppedAfterMs } = await watching(fate, 100_000, undefined, () => startedMs);
      await ended;
      between(598_000, stoppedAfterMs()[0], 602_000);
    });
  }

  it("takes the verdict of an adopted one that ended within the look, however old it is", async () => {
    const { ended, tasks } = await watching(exits(0), 3_000_000);
    const { outcome, elapsedMs } = await ended;
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(tasks.stops, []);
    between(0, elapsedMs, 2_000);
  });

  it("never stops a task as not started while it cannot see it: it may run its command by now", async () => {
    const { ended, clock, tasks, stoppedAfterMs } = await watching(
      lives(provisioning, running, ...exit(400_000, 0)),
    );
    tasks.refuse("describe", throttled("ecs:DescribeTasks"));
    void clock.sleep(300_000).then(() => tasks.lose("describe", undefined));
    const { outcome } = await ended;
    assert.deepEqual([outcome.kind, stoppedAfterMs()], ["succeeded", []]);
  });

  it("stops it at its timeout within half a minute, though it cannot see it", async () => {
    const { ended, tasks, clock, stoppedAfterMs } = await watching(
      endsWhenStopped(143, provisioning, running),
    );
    tasks.refuse("describe", throttled("ecs:DescribeTasks"));
    void clock.sleep(1_000_000).then(() => tasks.lose("describe", undefined));
    const { outcome } = await ended;
    assert.equal(outcome.kind, "timedOut");
    between(600_000, stoppedAfterMs()[0], 632_000);
  });

  it("asks once for the stop, and waits for the end for five minutes and no longer", async () => {
    const stuck: Fate = lives(provisioning, running);
    const { ended, tasks, stoppedAfterMs } = await watching(stuck);
    const { outcome, elapsedMs } = await ended;
    assert.ok(outcome.kind === "timedOut");
    assert.equal(tasks.stops.length, 1);
    between(300_000, elapsedMs - (stoppedAfterMs()[0] ?? 0), 303_000);
  });

  it("ends that wait also while it cannot see the task", async () => {
    const { ended, tasks } = await watching(lives(provisioning, running));
    tasks.refuse("describe", throttled("ecs:DescribeTasks"));
    const { outcome, elapsedMs } = await ended;
    assert.equal(outcome.kind, "timedOut");
    between(900_000, elapsedMs, 965_000);
  });

  it("reads a container's last state once it has ended after the stop", async () => {
    const { ended } = await watching(endsWhenStopped(0, provisioning, running));
    const { outcome } = await ended;
    assert.ok(outcome.kind === "timedOut");
    assert.deepEqual(outcome.task.containers, [web("STOPPED", 0)]);
  });

  for (const stopCode of [undefined, exitedItself]) {
    it(`takes exit code 0 after its own stop for no success, though the stop code is ${stopCode}`, async () => {
      const politely = at(2_000, ran("RUNNING", stopCode, web("STOPPED", 0)));
      const { ended } = await watching({ ...lives(provisioning, running), onceStopped: [politely] });
      const { outcome } = await ended;
      assert.ok(outcome.kind === "timedOut" && outcome.limit === "timeout");
    });
  }

  it("counts the five minutes of a lost task from the first MISSING after it was seen", async () => {
    const flickers = lives(
      provisioning,
      running,
      at(30_000, "missing"),
      at(70_000, ran("RUNNING", undefined, web("RUNNING"))),
      at(100_000, "missing"),
    );
    const { outcome, elapsedMs } = await (await watching(flickers)).ended;
    assert.ok(outcome.kind === "lost" && outcome.task.lastStatus === "RUNNING");
    between(399_000, elapsedMs, 403_000);
  });

  it("does not count an outage as MISSING", async () => {
    const { ended, tasks, clock } = await watching(
      lives(provisioning, at(1_000, "missing"), at(250_000, running.seen), ...exit(400_000, 0)),
    );
    await clock.advance(5_000);
    tasks.refuse("describe", throttled("ecs:DescribeTasks"));
    void clock.sleep(310_000).then(() => tasks.lose("describe", undefined));
    assert.equal((await ended).outcome.kind, "succeeded");
  });

  const judged = { container: "web", otherEssential: ["cache"] };
  for (const [how, exitCode] of [
    ["killed", 137],
    ["ended with success", 0],
  ] as const) {
    it(`remembers that another essential container was seen ${how} first, though our exit code is 0`, async () => {
      const first = at(6_000, ran("RUNNING", exitedItself, cache("STOPPED", exitCode), web("RUNNING")));
      const fate = lives(provisioning, running, first, ...exit(9_000, 0, cache("STOPPED", exitCode)));
      const { outcome } = await (await watching(fate, 0, judged)).ended;
      assert.ok(outcome.kind === "failed");
      assert.equal(outcome.failure.cause, "otherContainer");
    });
  }

  it("counts a container that runs as started, though the task is not RUNNING: another one waits for it", async () => {
    const first = at(3_000, task("ACTIVATING", { containers: [web("RUNNING"), cache("PENDING")] }));
    const fate = lives(provisioning, first, ...exit(300_000, 0));
    const { ended, tasks } = await watching(fate);
    assert.equal((await ended).outcome.kind, "succeeded");
    assert.deepEqual(tasks.stops, []);
  });

  it("shows each look, beginning with what is known", async () => {
    const { ended, progress } = await watching(exits(0, 8_000));
    await ended;
    assert.equal(progress[0], "PROVISIONING");
    assert.ok(progress.length >= 7 && progress.length <= 9, progress.join());
    assert.equal(progress.at(-1), "DEPROVISIONING");
  });
});
