import * as assert from "node:assert/strict";
import { type Disturbance, exitStatusOf } from "../../../../provider/cli/run/exitStatus";
import { noSubject, resultOf } from "../../../../provider/cli/run/result";
import type { RunRecord } from "../../../../provider/resource/runRecord";
import type { FailedOutcome } from "../../../../provider/run/outcome";
import type { Reached } from "../../../../provider/run/reached";
import type { FailureCause } from "../../../../provider/run/verdict";

const task = { arn: "arn:task", lastStatus: "STOPPED", containers: [] };
const failed = (outcome: FailedOutcome): RunRecord => ({
  kind: "failed",
  outputs: { status: "failed" },
  outcome,
  report: "report",
});
const ended = (cause: FailureCause, exitCode?: number): RunRecord =>
  failed({
    kind: "failed",
    task,
    failure: { kind: "failed", cause, ...(exitCode !== undefined && { exitCode }) },
  });
const timedOut = (limit: "timeout" | "startTimeout"): RunRecord =>
  failed({ kind: "timedOut", task, atLimit: task, limit });
const unfinished = (reached: Reached): RunRecord => ({
  kind: "unfinished",
  outputs: { status: "unfinished" },
  reached,
  report: "report",
  cause: new Error("lost"),
});
const inFlight = unfinished({ kind: "task", taskArn: "arn:task" });
const succeeded: RunRecord = { kind: "succeeded", outputs: { status: "succeeded" } };

/** How a run ended, what happened to it from outside, and what the process ends with and says it was. */
const cases: readonly [
  title: string,
  record: RunRecord,
  outside: Disturbance,
  exitStatus: number,
  status: string,
][] = [
  ["exited 0", succeeded, {}, 0, "succeeded"],
  ["exited 0 though it was let go of at the last moment", succeeded, { left: "SIGINT" }, 0, "succeeded"],
  ["exited 3", ended("exited", 3), {}, 3, "failed"],
  ["exited with a code of Windows'", ended("exited", 3_221_225_786), {}, 58, "failed"],
  ["exited with a code whose last byte is 0", ended("exited", 256), {}, 1, "failed"],
  ["never started", ended("neverStarted"), {}, 125, "neverStarted"],
  ["had no container", ended("noContainer"), {}, 125, "neverStarted"],
  ["has no exit code", ended("noExitCode"), {}, 1, "unknown"],
  ["was stopped, and exited 0", ended("stopped", 0), {}, 143, "stopped"],
  ["was stopped, and exited 137", ended("stopped", 137), {}, 137, "stopped"],
  ["was stopped by the user, and exited 0", ended("stopped", 0), { stopped: "SIGINT" }, 130, "stopped"],
  ["was stopped without an exit code", ended("stopped"), {}, 143, "stopped"],
  ["was ended by another container, exiting 0", ended("otherContainer", 0), {}, 1, "failed"],
  ["was ended by another container, exiting 143", ended("otherContainer", 143), {}, 143, "failed"],
  ["timed out", timedOut("timeout"), {}, 124, "timedOut"],
  ["did not start in time", timedOut("startTimeout"), {}, 125, "neverStarted"],
  ["was refused", failed({ kind: "refused", reasons: [] }), {}, 125, "neverStarted"],
  ["was lost", failed({ kind: "lost", task }), {}, 1, "unknown"],
  ["was detached from", inFlight, { left: "detach" }, 0, "detached"],
  ["was let go of by Ctrl-C", inFlight, { left: "SIGINT" }, 130, "detached"],
  ["was let go of by SIGTERM", inFlight, { left: "SIGTERM" }, 143, "detached"],
  ["lost its connection", inFlight, {}, 1, "unknown"],
  ["lost its connection before it began", unfinished({ kind: "nothing" }), {}, 125, "neverStarted"],
  ["was asked of ECS, which never answered", unfinished({ kind: "unknown" }), {}, 1, "unknown"],
  [
    "was let go of before it was asked of ECS",
    unfinished({ kind: "nothing" }),
    { left: "SIGTERM" },
    143,
    "neverStarted",
  ],
  [
    "was let go of before ECS had answered",
    unfinished({ kind: "unknown" }),
    { left: "SIGTERM" },
    143,
    "unknown",
  ],
];

describe("the exit status of a run that", () => {
  for (const [title, record, outside, exitStatus, status] of cases) {
    it(`${title} is ${exitStatus}, and its status "${status}"`, () => {
      assert.equal(exitStatusOf(record, outside), exitStatus);
      assert.equal(resultOf(record, noSubject, exitStatus, outside).status, status);
    });
  }
});
