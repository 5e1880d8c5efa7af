import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Outcome } from "../../../provider/run/outcome";
import { mayStartAgain, startPauseMs } from "../../../provider/run/retry";
import type { TaskSnapshot } from "../../../provider/run/task";
import { judge } from "../../../provider/run/verdict";
import { exitedItself, ran, task, web } from "./snapshots";

const judged = { container: "web", otherEssential: [] };

/** The reasons of ECS's documentation, and of real events. */
const passing = [
  "RESOURCE:CPU",
  "RESOURCE:MEMORY (arn:aws:ecs:eu-west-1:123456789012:container-instance/prod/1)",
  "RESOURCE:ENI",
  "AGENT",
  "TaskFailedToStart: RESOURCE:PORTS",
  "TaskFailedToStart: AGENT",
  "TaskFailedToStart: NO ACTIVE INSTANCES",
  "TaskFailedToStart: EMPTY CAPACITY PROVIDER",
  "Capacity is unavailable at this time. Please try again later or in a different availability zone",
  "Timeout waiting for network interface provisioning to complete.",
  "Timeout waiting for EphemeralStorage provisioning to complete.",
  "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit.",
  "ResourceInitializationError: unable to pull secrets: ThrottlingException: Rate exceeded",
  "InternalError: unable to configure network",
  "ContainerRuntimeTimeoutError: could not start container within 3m",
];
const staying = [
  "ATTRIBUTE",
  "LOCATION",
  "MISSING",
  "no reason given",
  "TaskFailedToStart: ATTRIBUTE",
  "TaskFailedToStart: MemberOf placement constraint unsatisfied",
  "CannotPullContainerError: pull image manifest has been retried 1 time(s): not found",
  "CannotPullContainerError: failed to resolve ref docker.io/library/agent:latest: not found",
  "ResourceInitializationError: unable to pull secrets or registry auth: AccessDeniedException",
  "CannotStartContainerError: exec: rake: not found",
  "Essential container in task exited",
];

const neverStarted = (rest: Partial<TaskSnapshot>): TaskSnapshot =>
  task("STOPPED", { stopCode: "TaskFailedToStart", containers: [web("STOPPED")], ...rest });
const failed = (of: TaskSnapshot): Outcome => {
  const failure = judge(of, judged);
  assert.ok(failure.kind === "failed");
  return { kind: "failed", task: of, failure };
};
const again = (outcome: Outcome) => mayStartAgain(outcome);

describe("a failed start", () => {
  for (const reason of passing) {
    it(`may be tried again after "${reason}"`, () => {
      assert.equal(again({ kind: "refused", reasons: [reason] }), true);
      assert.equal(again(failed(neverStarted({ stoppedReason: reason }))), true);
      assert.equal(again(failed(neverStarted({ containers: [{ ...web("STOPPED"), reason }] }))), true);
    });
  }

  for (const reason of staying) {
    it(`is told at once after "${reason}"`, () => {
      assert.equal(again({ kind: "refused", reasons: [reason] }), false);
      assert.equal(again(failed(neverStarted({ stoppedReason: reason }))), false);
      assert.equal(again(failed(neverStarted({ containers: [{ ...web("STOPPED"), reason }] }))), false);
    });
  }

  it("may be tried again when one of several reasons passes", () => {
    assert.equal(again({ kind: "refused", reasons: ["ATTRIBUTE", "RESOURCE:CPU"] }), true);
  });

  it("is told at once when there is no reason", () => {
    assert.equal(again({ kind: "refused", reasons: [] }), false);
    assert.equal(again(failed(neverStarted({}))), false);
  });
});

describe("a command that ran", () => {
  it("is never started again, whatever its exit code and whatever ECS says", () => {
    const stopCode = fc.constantFrom(exitedItself, "TaskFailedToStart", "UserInitiated", "SpotInterruption");
    const exitCode = fc.option(fc.integer({ min: 1, max: 255 }), { nil: undefined });
    fc.assert(
      fc.property(stopCode, exitCode, fc.constantFrom(...passing), (code, exit, stoppedReason) => {
        const of = { ...ran("STOPPED", code, web("STOPPED", exit)), stoppedReason };
        assert.equal(again(failed(of)), false);
      }),
    );
  });

  for (const stopCode of [
    "UserInitiated",
    "SpotInterruption",
    "TerminationNotice",
    "InfrastructureHealth",
    exitedItself,
    undefined,
  ]) {
    it(`may be one that was stopped with ${stopCode}, though ECS reports no start: what is unsure is not repeated`, () => {
      const { stopCode: _failedToStart, ...rest } = neverStarted({ stoppedReason: "InternalError" });
      assert.equal(again(failed({ ...rest, ...(stopCode !== undefined && { stopCode }) })), false);
    });
  }

  it("is one that a look has seen running, whatever the last snapshot shows", () => {
    const of = neverStarted({ stoppedReason: "InternalError" });
    assert.equal(
      again({ kind: "failed", task: of, failure: { kind: "failed", cause: "noExitCode" } }),
      false,
    );
  });

  it("is one too when ECS reports its exit code and no start", () => {
    const of = neverStarted({ stoppedReason: "InternalError", containers: [web("STOPPED", 1)] });
    assert.equal(again(failed(of)), false);
  });

  it("may be one that timed out or was lost, or that succeeded", () => {
    const of = neverStarted({ stoppedReason: "InternalError" });
    const outcomes: Outcome[] = [
      { kind: "timedOut", task: of, atLimit: of, limit: "startTimeout" },
      { kind: "timedOut", task: of, atLimit: of, limit: "timeout" },
      { kind: "lost", task: of },
      { kind: "succeeded", task: of },
    ];
    for (const outcome of outcomes) assert.equal(again(outcome), false, outcome.kind);
  });
});

describe("the pause before a start again", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  it("is 5 s, then twice as long each time, up to a minute", () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 2_000].map((start) => startPauseMs(start, 1)),
      [5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000],
    );
  });

  it("is spread by chance over its upper half", () => {
    fc.assert(
      fc.property(fc.nat(2_000), random, (start, chance) => {
        const pauseMs = startPauseMs(start, chance);
        assert.ok(pauseMs >= startPauseMs(start, 1) / 2 && pauseMs <= startPauseMs(start, 1));
      }),
    );
  });
});
