import * as assert from "node:assert/strict";
import { failureReport, type ReportContext } from "../../../provider/diagnosis/report";
import type { FailedOutcome } from "../../../provider/run/outcome";
import { exited, neverStarted, refused, sampleContext } from "../../../scripts/docs/failures/sample";

const context: ReportContext = {
  ...sampleContext,
  attempt: 2,
  tail: ["== AddName: migrating", 'PG::UndefinedTable: relation "users" does not exist'],
};
const lines = (outcome: FailedOutcome, rest: Partial<ReportContext> = {}) =>
  failureReport(outcome, { ...context, ...rest }).split("\n");

const task = "1f9b3c0de5a748c2a0b6d1e4f7c83920";
const consoleUrl = "https://eu-west-1.console.aws.amazon.com";

describe("the report of a failed run", () => {
  it("tells what failed, why, what to do, the last lines, where to see more, and what happens next", () => {
    assert.deepEqual(lines(exited(1)), [
      'Attempt 2 of "bundle exec rake db:migrate" in container "web" exited 1.',
      "The program itself reports the failure, and ECS has nothing to add. Its last lines say more.",
      "Last 2 lines of output:",
      "  | == AddName: migrating",
      '  | PG::UndefinedTable: relation "users" does not exist',
      `Task: ${consoleUrl}/ecs/v2/clusters/prod/tasks/${task}?region=eu-west-1`,
      `For an hour after its end: aws ecs describe-tasks --cluster prod --tasks ${task} --region eu-west-1`,
      `Log: ${consoleUrl}/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fhi-web/log-events/hi$252Fweb$252F${task}`,
      `All of it: aws logs tail /ecs/hi-web --log-stream-names hi/web/${task} --since 1d --region eu-west-1`,
      "What waits for this task was not changed. Fix this and run `pulumi up`: that will be attempt 3.",
    ]);
  });

  it("shows where to see more by the profile and the addresses that the run has used", () => {
    const reach = { profile: "on call", endpoints: { ecs: "http://ecs.test", logs: "http://logs.test" } };
    const said = lines(exited(1), { reach }).join("\n");
    assert.match(
      said,
      /describe-tasks .* --region eu-west-1 --profile 'on call' --endpoint-url http:\/\/ecs\.test$/m,
    );
    assert.match(
      said,
      /logs tail .* --region eu-west-1 --profile 'on call' --endpoint-url http:\/\/logs\.test$/m,
    );
    const none = lines(refused("RESOURCE:MEMORY"), { reach }).join("\n");
    assert.match(none, /describe-clusters .* --profile 'on call' --endpoint-url http:\/\/ecs\.test$/m);
  });

  it("has ECS's own words where they say more than that the task has ended", () => {
    const said = lines(exited(137, "OutOfMemoryError: Container killed due to memory usage"));
    assert.ok(
      said.includes('ECS says of container "web": OutOfMemoryError: Container killed due to memory usage'),
      said.join("\n"),
    );
    assert.ok(!said.some((line) => line.includes("Essential container in task exited")));
  });

  it("speaks of one line as one, and of none as none", () => {
    const at = lines(exited(1)).indexOf("Last 2 lines of output:");
    assert.deepEqual(lines(exited(1), { tail: ["killed"] }).slice(at, at + 2), [
      "Last line of output:",
      "  | killed",
    ]);
    assert.equal(lines(exited(1), { tail: [] })[at], "There is no output to repeat here.");
  });

  it("says where the output goes that cannot be read from here, and shows what other containers wrote", () => {
    const logs = { kind: "elsewhere", because: 'container "web" logs through "splunk"' } as const;
    const said = lines(exited(1), { logs, tail: ["proxy | refused"] });
    assert.ok(said.includes('Output: container "web" logs through "splunk".'), said.join("\n"));
    assert.ok(said.includes("  | proxy | refused"));
  });

  it("has no output to show of a command that never ran", () => {
    const said = lines(neverStarted("CannotPullContainerError: not found"), { tail: [] });
    assert.ok(!said.some((line) => /^(Last|No line|Log:|All of it)/.test(line)), said.join("\n"));
  });

  it("has no task to link when ECS started none, and how to look at the cluster", () => {
    const said = lines(refused("RESOURCE:MEMORY"), { tail: [] });
    assert.ok(!said.some((line) => line.startsWith("Task: ")));
    assert.ok(
      said.includes(
        "Its cluster: aws ecs describe-clusters --clusters prod --include STATISTICS --region eu-west-1",
      ),
    );
    assert.ok(said[1]?.includes("It was started again 3 times (startRetries)."), said[1]);
  });

  it("says of a run before a destroy that nothing was deleted, and how to do without it", () => {
    assert.deepEqual(lines(exited(1), { occasion: "destroy" }).slice(-2), [
      "Nothing was deleted. Fix this and run `pulumi destroy`: that will be attempt 3.",
      "To destroy without this run, take onDelete out of the program, run `pulumi up`, and destroy.",
    ]);
  });

  it("says of a run for a failed deploy that the next one makes a run of its own", () => {
    const said = lines(exited(1), { occasion: "failedDeploy" });
    assert.match(said[0] ?? "", /^onFailedDeploy: "/);
    assert.equal(said.at(-1), "The next deploy that fails makes a run of its own.");
  });

  it("stays within what travels to the engine, whatever ECS and the output say; the advice and the end stay", () => {
    const long = "x".repeat(200_000);
    const tail = Array.from({ length: 1_000 }, () => "y".repeat(2_000));
    const outcome = neverStarted(long, long);
    const report = failureReport(outcome, { ...context, command: [long], tail });
    assert.ok(report.length <= 38_000, String(report.length));
    assert.ok(report.endsWith("that will be attempt 3."));
    const [, advice = ""] = report.split("\n");
    assert.match(advice, /AWSSupport-TroubleshootECSTaskFailedToStart/);
  });

  it("shows no secret of the command or of ECS's words, also where they are cut", () => {
    const redact = (text: string) => text.replaceAll("correct-horse", "[secret]");
    const said = failureReport(exited(1, `${"x".repeat(1_495)} correct-horse`), {
      ...context,
      redact,
      command: ["login", `${"z".repeat(284)}correct-horse`],
    });
    assert.ok(!said.includes("corre"), said);
  });
});
