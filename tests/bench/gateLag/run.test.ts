import * as assert from "node:assert/strict";
import { callsIn, runOf, stopsIn } from "../../../bench/gateLag/run";
import type { JournalEntry } from "../../../simulator";
import { jobOf } from "./measured";

const job = jobOf("one");
const opened = { id: job.id, startedMs: 1_000, openedMs: 31_500, taskArn: "arn" };

describe("A run of the gate lag", () => {
  it("lags from the visible exit to the open gate, and lasts from its start", () => {
    assert.deepEqual(runOf(job, opened, 31_000, 49_000), {
      job,
      lagSeconds: 0.5,
      isBeforeStopped: true,
      runSeconds: 30.5,
    });
  });

  it("opens its gate before STOPPED also where the task is not STOPPED yet, and not at the same moment", () => {
    assert.equal(runOf(job, opened, 31_000).isBeforeStopped, true);
    assert.equal(runOf(job, opened, 31_000, 31_500).isBeforeStopped, false);
  });

  it("counts as one that has waited to the cap when it was given up", () => {
    assert.deepEqual(runOf(job), { job, lagSeconds: 120, isBeforeStopped: false, runSeconds: 420 });
  });

  it("is refused when its gate was open before anybody could know of the exit", () => {
    assert.throws(() => runOf(job, opened, 31_501), /the gate of one-1 was open before/);
  });

  it("refuses a gate whose task's exit was never shown", () => {
    assert.throws(() => runOf(job, opened), /no exit of one-1/);
  });
});

describe("The simulator's journal", () => {
  const call = (region: string, operation: string, outcome = "ok"): JournalEntry => ({
    ...{ kind: "call", seq: 1, at: 5, service: "ecs", operation, region, input: {}, outcome, durationMs: 1 },
  });
  const effect = (name: string, taskArn: string, at: number): JournalEntry => ({
    ...{ kind: "effect", seq: 1, at, name, detail: { taskArn } },
  });
  const journal = [
    call("a", "RunTask"),
    effect("container-exited", "one", 10),
    call("a", "DescribeTasks", "ThrottlingException"),
    call("a", "DescribeTasks"),
    effect("task-stopped", "one", 28),
    call("b", "DescribeTasks"),
  ];

  it("tells when each task was STOPPED", () => {
    assert.deepEqual(stopsIn(journal), new Map([["one", 28]]));
  });

  it("tells the calls of each region by operation, with those that were throttled", () => {
    assert.deepEqual(
      callsIn(journal),
      new Map([
        [
          "a",
          new Map([
            ["RunTask", 1],
            ["DescribeTasks", 2],
          ]),
        ],
        ["b", new Map([["DescribeTasks", 1]])],
      ]),
    );
  });
});
