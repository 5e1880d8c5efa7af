import * as assert from "node:assert/strict";
import { deployedIn } from "../../../bench/deploy/deployed";
import type { JournalEntry } from "../../../simulator";

const begunMs = 1_800_000_000_000;
let seq = 0;

const call = (operation: string, afterMs: number, region = "eu-west-1", outcome = "ok"): JournalEntry => ({
  ...{ kind: "call", seq: ++seq, at: begunMs + afterMs, service: "ecs", operation, region, input: {} },
  ...{ outcome, durationMs: 1 },
});

const exit = (exitCode: number, afterMs: number, region = "eu-west-1"): JournalEntry => ({
  ...{ kind: "effect", seq: ++seq, at: begunMs + afterMs, name: "container-exited" },
  detail: { taskArn: `arn:aws:ecs:${region}:123456789012:task/jobs/0123`, container: "web", exitCode },
});

describe("a deploy, as its account saw it", () => {
  const journal = [
    call("RunTask", 900, "us-east-1"),
    call("RunTask", 2_000, "eu-west-1", "ThrottlingException"),
    call("RunTask", 3_000),
    exit(0, 20_000, "us-east-1"),
    exit(0, 30_000),
    call("UpdateService", 35_600),
    exit(143, 40_000),
    call("UpdateService", 50_000, "us-east-1"),
  ];

  it("counts from the command's start, and its lag from the moment the exit was shown", () => {
    assert.deepEqual(deployedIn(journal, "eu-west-1", begunMs, 5_000), {
      startSeconds: 3,
      updateSeconds: 35.6,
      lagSeconds: 0.6,
      calls: 3,
    });
  });

  it("is its own region's alone", () => {
    const { startSeconds, lagSeconds, calls } = deployedIn(journal, "us-east-1", begunMs, 5_000);
    assert.deepEqual([startSeconds, lagSeconds, calls], [0.9, 25, 2]);
  });

  it("is none without its UpdateService, or without an exit of 0", () => {
    const without = (kind: JournalEntry["kind"]) => journal.filter((entry) => entry.kind !== kind);
    assert.throws(
      () => deployedIn(without("call"), "eu-west-1", begunMs, 0),
      /no UpdateService in eu-west-1/,
    );
    assert.throws(() => deployedIn(without("effect"), "eu-west-1", begunMs, 0), /no migration exited with 0/);
  });
});
