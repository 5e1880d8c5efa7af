import * as assert from "node:assert/strict";
import { failurePhrase, failureReport, type ReportContext } from "../../../provider/diagnosis/report";
import type { FailedOutcome } from "../../../provider/run/outcome";
import type { Failure, FailureCause } from "../../../provider/run/verdict";
import { ran, task } from "../run/snapshots";

const seen = ran("DEPROVISIONING", "EssentialContainerExited", {
  name: "web",
  lastStatus: "STOPPED",
  exitCode: 1,
});
const failed = (cause: FailureCause, exitCode?: number, of = seen): FailedOutcome => ({
  kind: "failed",
  task: of,
  failure: { kind: "failed", cause, ...(exitCode === undefined ? {} : { exitCode }) } as Failure,
});
const context: ReportContext = {
  command: ["bundle", "exec", "rake", "db:migrate"],
  container: "web",
  attempt: 2,
  limits: { timeoutSeconds: 1_800, startTimeoutSeconds: 600 },
  tail: ["== AddName: migrating", 'PG::UndefinedTable: relation "users" does not exist'],
  logs: { kind: "stream", stream: { group: "hi-web", stream: "app/web/0123", region: "eu-west-1" } },
};

describe("the phrase for a failed run", () => {
  const cases: readonly [outcome: FailedOutcome, phrase: string][] = [
    [failed("exited", 1), "exit code 1"],
    [failed("neverStarted"), "the task never started"],
    [
      failed("neverStarted", undefined, { ...seen, stoppedReason: "CannotPullContainerError: not found" }),
      "the task never started: CannotPullContainerError: not found",
    ],
    [failed("noExitCode"), 'ECS reports no exit code for container "web"'],
    [
      failed("stopped", 0, { ...seen, stopCode: "SpotInterruption" }),
      "the task was stopped: SpotInterruption (exit code 0)",
    ],
    [failed("otherContainer", 143), "another essential container of the task failed (exit code 143)"],
    [failed("noContainer"), 'the task has no container "web"'],
    [{ kind: "refused", reasons: ["RESOURCE:CPU", "AGENT"] }, "ECS started no task: RESOURCE:CPU; AGENT"],
    [{ kind: "lost", task: seen }, "ECS no longer knows the task"],
    [{ kind: "timedOut", task: seen, limit: "timeout" }, "not finished after timeoutSeconds (1800)"],
    [{ kind: "timedOut", task: seen, limit: "startTimeout" }, "not started after startTimeoutSeconds (600)"],
  ];
  for (const [outcome, phrase] of cases) {
    it(`can be: ${phrase}`, () => assert.equal(failurePhrase(outcome, context), phrase));
  }

  it("is a whole phrase also when ECS started no task and gave no reason", () => {
    assert.equal(
      failurePhrase({ kind: "refused", reasons: [] }, context),
      "ECS started no task and gave no reason",
    );
  });
});

const taskUrl = "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123?region=eu-west-1";
const logUrl =
  "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1" +
  "#logsV2:log-groups/log-group/hi-web/log-events/app$252Fweb$252F0123";

describe("the report of a failed run", () => {
  it("tells what failed, what ECS says, the last lines, where to see more, and what happens next", () => {
    const reported = failed("exited", 1, {
      ...seen,
      stoppedReason: "Essential container in task exited",
      containers: [{ name: "web", lastStatus: "STOPPED", exitCode: 1, reason: "OutOfMemoryError: killed" }],
    });
    assert.equal(
      failureReport(reported, context),
      `bundle exec rake db:migrate failed: exit code 1 (container "web", attempt 2).
ECS says: Essential container in task exited
Container "web": OutOfMemoryError: killed
Task: ${taskUrl}
Log: ${logUrl}
Last 2 lines of output:
  | == AddName: migrating
  | PG::UndefinedTable: relation "users" does not exist
Nothing that waits for taskDefinitionArn was changed: a gated service still runs what it ran before.
Mend the cause and run \`pulumi up\` again: that will be attempt 3.`,
    );
  });

  it("speaks of one line as one", () => {
    const lines = failureReport(failed("exited", 1), { ...context, tail: ["killed"] }).split("\n");
    assert.deepEqual(lines.slice(3, 5), ["Last line of output:", "  | killed"]);
  });

  it("says that no line of output could be read", () => {
    const lines = failureReport(failed("exited", 1), { ...context, tail: [] }).split("\n");
    assert.deepEqual(lines.slice(1, 4), [
      `Task: ${taskUrl}`,
      `Log: ${logUrl}`,
      "No line of output could be read.",
    ]);
  });

  it("has no task and no log to link when ECS started none", () => {
    const reported: FailedOutcome = { kind: "refused", reasons: ["RESOURCE:MEMORY"] };
    const logs = { kind: "elsewhere", because: "no task was started" } as const;
    assert.equal(
      failureReport(reported, { ...context, command: undefined, attempt: 1, tail: [], logs }),
      `the container's own command failed: ECS started no task: RESOURCE:MEMORY (container "web", attempt 1).
Output: no task was started.
Nothing that waits for taskDefinitionArn was changed: a gated service still runs what it ran before.
Mend the cause and run \`pulumi up\` again: that will be attempt 2.`,
    );
  });

  it("shows the reason of the container that was judged, not of another one", () => {
    const containers = [{ name: "cache", reason: "CannotPullContainerError" }, { name: "web" }];
    const report = failureReport(failed("neverStarted", undefined, task("STOPPED", { containers })), context);
    assert.ok(!report.includes("CannotPullContainerError"), report);
  });
});
