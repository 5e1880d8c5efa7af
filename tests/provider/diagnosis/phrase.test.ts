import * as assert from "node:assert/strict";
import { failurePhrase, type PhraseContext } from "../../../provider/diagnosis/phrase";
import type { FailedOutcome } from "../../../provider/run/outcome";
import type { TaskSnapshot } from "../../../provider/run/task";
import type { FailureCause } from "../../../provider/run/verdict";
import { ran } from "../run/snapshots";

const seen = ran("DEPROVISIONING", "EssentialContainerExited", { name: "web", lastStatus: "STOPPED" });
const context: PhraseContext = {
  container: "web",
  otherEssential: ["proxy"],
  limits: { timeoutSeconds: 1_800, startTimeoutSeconds: 600 },
  redact: (text) => text.replaceAll("hunter2", "[secret]"),
};

function failed(
  cause: FailureCause,
  exitCode?: number,
  of: Partial<TaskSnapshot> = {},
  endedFirst?: readonly string[],
): FailedOutcome {
  const failure = { kind: "failed", cause, ...(exitCode !== undefined && { exitCode }) } as const;
  return { kind: "failed", task: { ...seen, ...of }, failure, ...(endedFirst && { endedFirst }) };
}

const proxy = (exitCode?: number) => ({
  containers: [
    { name: "web", lastStatus: "STOPPED" },
    { name: "proxy", lastStatus: "STOPPED", ...(exitCode !== undefined && { exitCode }) },
  ],
});

describe("what a failed run came to, after `attempt 1`", () => {
  const cases: readonly [outcome: FailedOutcome, phrase: string][] = [
    [failed("exited", 1), "exited 1"],
    [failed("exited", 137), "exited 137 (SIGKILL)"],
    [failed("neverStarted"), "never started"],
    [
      failed("neverStarted", undefined, { stoppedReason: "CannotPullContainerError: not found" }),
      "never started: CannotPullContainerError: not found",
    ],
    [failed("neverStarted", undefined, { stoppedReason: "Task failed to start" }), "never started"],
    [
      failed("neverStarted", undefined, { stoppedReason: "no secret hunter2" }),
      "never started: no secret [secret]",
    ],
    [failed("noExitCode"), "ended without an exit code"],
    [failed("stopped", 0, { stopCode: "SpotInterruption" }), "was stopped: SpotInterruption (exit code 0)"],
    [
      failed("otherContainer", 143, proxy(9)),
      'was ended by container "proxy", which exited 9 (exit code 143)',
    ],
    [
      failed("otherContainer", 143, proxy(), ["proxy"]),
      'was ended by container "proxy", which ended first (exit code 143)',
    ],
    [failed("otherContainer", 143), "was ended by another essential container (exit code 143)"],
    [failed("noContainer"), 'had no container "web" in its task'],
    [{ kind: "refused", reasons: ["RESOURCE:CPU", "AGENT"] }, "was refused by ECS: RESOURCE:CPU; AGENT"],
    [{ kind: "refused", reasons: [] }, "was refused by ECS, which gave no reason"],
    [{ kind: "lost", task: seen }, "was lost: ECS no longer knows its task"],
    [
      { kind: "timedOut", task: seen, atLimit: seen, limit: "timeout" },
      "did not finish within timeoutSeconds (1800)",
    ],
    [
      { kind: "timedOut", task: seen, atLimit: seen, limit: "startTimeout" },
      "did not start within startTimeoutSeconds (600)",
    ],
  ];
  for (const [outcome, phrase] of cases) {
    it(`can be: ${phrase}`, () => assert.equal(failurePhrase(outcome, context), phrase));
  }

  it("has ECS's words in a length that a state can bear, cut once the secrets are out of them", () => {
    const stoppedReason = `${"x".repeat(495)} hunter2 ${"y".repeat(9_000)}`;
    const phrase = failurePhrase(failed("neverStarted", undefined, { stoppedReason }), context);
    assert.ok(phrase.length < 530 && !phrase.includes("hunt"), phrase);
  });
});
