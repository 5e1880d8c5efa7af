import * as assert from "node:assert/strict";
import { measure } from "../../../bench/gateLag/measure";
import { timings } from "../../../simulator";
import { jobOf } from "./measured";

describe("The measurement of the gate lag", () => {
  it("has each tool wait for a command that really runs, and tells each account's calls from the others'", async () => {
    const poll = jobOf("poll5");
    const polling = { ...poll.tool, wait: { kind: "poll", pauseSeconds: 0.05 } as const };
    const jobs = [jobOf("up", 300, "up-1"), jobOf("one", 300, "one-1"), { ...poll, tool: polling }].map(
      (job) => ({ ...job, commandSeconds: 0.25 }),
    );
    const { runs, calls } = await measure(jobs, timings.instant, () => undefined);

    assert.deepEqual(
      runs.map(({ job }) => job),
      jobs,
    );
    for (const { job, lagSeconds, runSeconds } of runs) {
      assert.ok(runSeconds >= 0.25, `${job.id} was over after ${runSeconds} s`);
      assert.ok(lagSeconds >= 0 && lagSeconds < runSeconds, `${job.id} lags by ${lagSeconds} s`);
    }
    // Who polls for STOPPED cannot be sooner.
    assert.equal(runs[2]?.isBeforeStopped, false);
    for (const { region } of jobs) {
      const counted = calls.get(region);
      assert.deepEqual(
        ["RegisterTaskDefinition", "RunTask", "CreateCluster"].map((operation) => counted?.get(operation)),
        [1, 1, undefined],
        region,
      );
      assert.ok((counted?.get("DescribeTasks") ?? 0) >= 1, region);
    }
  }).timeout(60_000);
});
