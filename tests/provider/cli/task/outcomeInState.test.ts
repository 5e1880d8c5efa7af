import assert from "node:assert/strict";
import { outcomeInState } from "../../../../provider/cli/task/outcomeInState";
import type { OneOffTaskOutputs } from "../../../../provider/resource/state";
import { stackTask } from "../stack/samples";

const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/main/0123";
const startedAt = "2026-01-02T03:04:05.000Z";

describe("how a run ended that only the state knows", () => {
  const cases: readonly [outputs: Partial<OneOffTaskOutputs>, ended: string | undefined][] = [
    [{}, undefined],
    [{ taskArn, status: "unfinished", failure: "interrupted" }, undefined],
    [{ taskArn, status: "succeeded", exitCode: 0, startedAt }, "succeeded"],
    [{ taskArn, status: "failed", failure: "exited 3", exitCode: 3, startedAt }, "failed exited 3"],
    [
      {
        ...({ taskArn, status: "failed", failure: "never started: CannotPullContainerError" } as const),
        stopCode: "TaskFailedToStart",
      },
      "failed neverStarted undefined",
    ],
    [
      { taskArn, status: "failed", failure: "ended without an exit code", startedAt },
      "failed noExitCode undefined",
    ],
    [
      {
        taskArn,
        status: "failed",
        failure: "was stopped: UserInitiated (exit code 143)",
        exitCode: 143,
        startedAt,
      },
      "failed stopped 143",
    ],
    [
      {
        taskArn,
        status: "failed",
        failure: 'was ended by container "proxy", which exited 1',
        exitCode: 143,
        startedAt,
      },
      "failed otherContainer 143",
    ],
    [
      { taskArn, status: "failed", failure: 'had no container "web" in its task', startedAt },
      "failed noContainer undefined",
    ],
    [
      { taskArn, status: "failed", failure: "did not finish within timeoutSeconds (60)", startedAt },
      "timedOut timeout",
    ],
    [
      { taskArn, status: "failed", failure: "did not start within startTimeoutSeconds (60)" },
      "timedOut startTimeout",
    ],
    [{ taskArn, status: "failed", failure: "was lost: ECS no longer knows its task" }, "lost"],
  ];
  for (const [outputs, ended] of cases) {
    it(`is ${ended} for ${outputs.status} ${outputs.failure ?? ""}`, () => {
      const like = stackTask("migrate");
      const outcome = outcomeInState({ ...like, outputs: { ...like.outputs, ...outputs } }, "web");
      const said =
        outcome?.kind === "failed"
          ? `failed ${outcome.failure.cause} ${outcome.failure.exitCode}`
          : outcome?.kind === "timedOut"
            ? `timedOut ${outcome.limit}`
            : outcome?.kind;
      assert.equal(said, ended);
    });
  }

  it("has ECS's words, which the state keeps", () => {
    const like = stackTask("migrate");
    const outputs = {
      ...like.outputs,
      ...({ taskArn, status: "failed", failure: "exited 137 (SIGKILL)", exitCode: 137, startedAt } as const),
      containerReason: "OutOfMemoryError: Container killed due to memory usage",
      stopCode: "EssentialContainerExited",
      stoppedAt: "2026-01-02T03:05:05.000Z",
    };
    const outcome = outcomeInState({ ...like, outputs }, "web");
    assert.deepEqual(outcome?.kind === "failed" && outcome.task, {
      arn: taskArn,
      lastStatus: "STOPPED",
      taskDefinitionArn: like.outputs.revisionArn,
      stopCode: "EssentialContainerExited",
      startedAt: new Date(startedAt),
      stoppedAt: new Date("2026-01-02T03:05:05Z"),
      containers: [
        {
          ...{ name: "web", lastStatus: "STOPPED", exitCode: 137 },
          reason: "OutOfMemoryError: Container killed due to memory usage",
        },
      ],
    });
  });
});
