import * as assert from "node:assert/strict";
import { OtherRunInFlight } from "../../../provider/run/execute";
import { throttled } from "../awsErrors";
import { executed, outcomeOf } from "./executed";
import { endsWhenStopped, exits, neverStarts, provisioning, running } from "./lives";

const limits = { timeoutSeconds: 60, startTimeoutSeconds: 30 };

describe("executing a run that ECS already has", () => {
  it("adopts it in flight, and starts nothing", async () => {
    const { outcome, told, tasks, elapsedMs } = await outcomeOf([], {
      before: [{ run: "same", fate: exits(0, 60_000), agoMs: 20_000 }],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["adopted 0001"]);
    assert.equal(tasks.requests.length, 1);
    assert.ok(elapsedMs >= 39_000 && elapsedMs <= 43_000, `${elapsedMs} ms`);
  });

  it("adopts its failure in flight as this run's own", async () => {
    const { outcome, tasks } = await outcomeOf([], {
      before: [{ run: "same", fate: exits(3, 60_000), agoMs: 20_000 }],
    });
    assert.ok(outcome.kind === "failed");
    assert.deepEqual([outcome.failure.exitCode, outcome.foundOver], [3, undefined]);
    assert.equal(tasks.started.length, 1);
  });

  it("counts its limits from its creation, and stops it then", async () => {
    const { outcome, tasks, startMs } = await outcomeOf([], {
      limits,
      before: [{ run: "same", fate: endsWhenStopped(143, provisioning, running), agoMs: 50_000 }],
    });
    assert.ok(outcome.kind === "timedOut");
    const stoppedAfterMs = (tasks.stops[0]?.atMs ?? Number.POSITIVE_INFINITY) - startMs;
    assert.ok(stoppedAfterMs <= 12_000, `${stoppedAfterMs} ms`);
    assert.equal(tasks.started.length, 1);
  });

  it("takes its success as the verdict when it is over, for an hour after it ended", async () => {
    const { outcome, told, tasks, elapsedMs } = await outcomeOf([], {
      before: [{ run: "same", fate: exits(0), agoMs: 3_600_000 }],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["adopted 0001"]);
    assert.equal(tasks.started.length, 1);
    assert.ok(elapsedMs < 1_000, `${elapsedMs} ms`);
  });

  it("tells a failure that is over apart: nobody was there to record it", async () => {
    const { outcome, told, tasks } = await outcomeOf([], {
      before: [{ run: "same", fate: exits(1), agoMs: 60_000 }],
    });
    assert.ok(outcome.kind === "failed");
    assert.deepEqual([outcome.failure.exitCode, outcome.foundOver], [1, true]);
    assert.deepEqual(told, ["adopted 0001"]);
    assert.equal(tasks.started.length, 1);
  });

  it("goes on with the next token after starts that never ran", async () => {
    const passing = neverStarts("Timeout waiting for network interface provisioning to complete.");
    const { outcome, told, tasks, identity } = await outcomeOf(exits(0), {
      before: [
        { run: "same", fate: passing, agoMs: 60_000 },
        { run: "same", fate: passing, agoMs: 30_000 },
      ],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["2 failed, such as 0002", "started 0003"]);
    assert.equal(tasks.tokens.at(-1), identity.clientToken(2));
  });

  it("goes on with the next token when the start that it adopted never ran", async () => {
    const passing = neverStarts("Timeout waiting for network interface provisioning to complete.", 60_000);
    const { outcome, told, tasks, identity } = await outcomeOf(exits(0), {
      before: [{ run: "same", fate: passing, agoMs: 20_000 }],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["adopted 0001", "failed, again in 3750 ms", "started 0002"]);
    assert.deepEqual(tasks.tokens, [0, 1].map(identity.clientToken));
  });
});

describe("executing a run while another one of the resource is in flight", () => {
  it("waits for it, says so once, and starts then", async () => {
    const { outcome, told, tasks, startMs, startedMs } = await outcomeOf(exits(0), {
      before: [{ run: "other", fate: exits(0, 60_000), agoMs: 20_000 }],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["waits for 0001", "started 0002"]);
    assert.deepEqual(tasks.stops, []);
    const waitedMs = (startedMs[1] ?? 0) - startMs;
    assert.ok(waitedMs >= 40_000 && waitedMs <= 43_000, `started after ${waitedMs} ms`);
  });

  it("starts whatever the other one came to", async () => {
    const { outcome, tasks } = await outcomeOf(exits(0), {
      before: [{ run: "other", fate: exits(1, 10_000), agoMs: 2_000 }],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.equal(tasks.started.length, 2);
  });

  it("does not wait for one that is over, though ECS has not brought it to STOPPED", async () => {
    const { told } = await outcomeOf(exits(0), {
      before: [{ run: "other", fate: exits(0, 8_000), agoMs: 10_000 }],
    });
    assert.deepEqual(told, ["started 0002"]);
  });

  it("neither looks for it nor waits where nobody can know of this run", async () => {
    const { told, reached, tasks } = await outcomeOf(exits(0), {
      isAlone: true,
      before: [{ run: "other", fate: exits(0, 60_000), agoMs: 20_000 }],
    });
    assert.deepEqual([told, tasks.started.length], [["started 0002"], 2]);
    assert.deepEqual(reached, ["nothing", "asked"]);
  });

  it("waits for one after the other", async () => {
    const { told, outcome } = await outcomeOf(exits(0), {
      before: [
        { run: "other", fate: exits(0, 30_000), agoMs: 20_000 },
        { run: "other", fate: exits(0, 60_000), agoMs: 10_000 },
      ],
    });
    assert.equal(outcome.kind, "succeeded");
    assert.deepEqual(told, ["waits for 0001", "waits for 0002", "started 0003"]);
  });

  it("gives up after its own time, names the task, and neither stops it nor starts one", async () => {
    const forever = endsWhenStopped(143, provisioning, running);
    const seen = await executed([], { limits, before: [{ run: "other", fate: forever, agoMs: 10_000 }] });
    assert.ok("error" in seen && seen.error instanceof OtherRunInFlight);
    assert.ok(seen.error.message.includes(seen.tasks.started[0] ?? "?"), seen.error.message);
    assert.match(seen.error.message, /after 60 s/);
    assert.ok(seen.elapsedMs >= 60_000 && seen.elapsedMs <= 63_000, `${seen.elapsedMs} ms`);
    assert.deepEqual([seen.tasks.stops, seen.tasks.started.length], [[], 1]);
  });

  it("gives up in time though AWS does not show the other one", async () => {
    const forever = endsWhenStopped(143, provisioning, running);
    const seen = await executed([], {
      limits,
      before: [{ run: "other", fate: forever, agoMs: 10_000 }],
      outage: { error: throttled("ecs:DescribeTasks"), untilMs: 7_200_000 },
    });
    assert.ok("error" in seen);
    assert.ok(seen.elapsedMs <= 120_000, `${seen.elapsedMs} ms`);
    assert.equal(seen.tasks.started.length, 1);
  });

  it("gives up in time though AWS stops showing the other one while it is waited for", async () => {
    const forever = endsWhenStopped(143, provisioning, running);
    const seen = await executed([], {
      limits,
      before: [{ run: "other", fate: forever, agoMs: 10_000 }],
      outage: { error: throttled("ecs:DescribeTasks"), fromMs: 5_000, untilMs: 7_200_000 },
    });
    assert.ok("error" in seen);
    assert.ok(seen.elapsedMs <= 120_000, `${seen.elapsedMs} ms`);
  });
});
