import * as assert from "node:assert/strict";
import { isAlone } from "../../../bench/gateLag/callsTable";
import { planJobs } from "../../../bench/gateLag/jobs";
import { tools } from "../../../bench/gateLag/tools";

const sorted = (values: Iterable<number>) => [...values].sort((one, other) => one - other);

describe("The jobs of the gate lag", () => {
  const jobs = planJobs(false);

  it("have each tool wait for at least ten commands of each duration", () => {
    for (const tool of tools)
      for (const seconds of [10, 45, 120, 300]) {
        const same = jobs.filter((job) => job.tool === tool && job.durationSeconds === seconds);
        assert.ok(same.length >= 10, `${tool.name}: ${same.length} of ${seconds} s`);
      }
  });

  it("spread the exits evenly over a second, and the first looks over the tool's pause", () => {
    for (const tool of tools) {
      const same = jobs.filter((job) => job.tool === tool && job.durationSeconds === 45);
      const steps = same.map((_, index) => index / same.length);
      assert.deepEqual(
        sorted(same.map(({ commandSeconds }) => commandSeconds)),
        steps.map((step) => 45 + step),
      );
      assert.deepEqual(
        sorted(same.map(({ waitAfterMs }) => waitAfterMs)).map(Math.round),
        steps.map((step) => Math.round(1_000 * tool.phaseSeconds * step)),
      );
    }
  });

  it("let no tool use up the rates of another, nor a run those of one that has an up of its own", () => {
    for (const region of new Set(jobs.map((job) => job.region))) {
      const same = jobs.filter((job) => job.region === region);
      assert.equal(
        new Set(same.map(({ tool, durationSeconds }) => `${tool.key} ${durationSeconds}`)).size,
        1,
      );
      if (same.some(({ tool }) => isAlone(tool))) assert.equal(same.length, 1, region);
    }
  });

  it("have ids of their own", () => {
    assert.equal(new Set(jobs.map(({ id }) => id)).size, jobs.length);
  });

  it("are the shortest commands alone in the quick version, and of the tools that are soon done", () => {
    const quick = planJobs(true);
    assert.deepEqual(new Set(quick.map(({ durationSeconds }) => durationSeconds)), new Set([10]));
    assert.deepEqual(
      new Set(quick.map(({ tool }) => tool.key)),
      new Set(["up", "one", "poll5", "poll6", "cli"]),
    );
  });
});
