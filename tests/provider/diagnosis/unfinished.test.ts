import * as assert from "node:assert/strict";
import { interruptionLine, unfinishedPhrase, unfinishedReport } from "../../../provider/diagnosis/unfinished";
import type { Reached } from "../../../provider/run/reached";

const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";
const taskUrl = "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123?region=eu-west-1";

const describeTasks = "aws ecs describe-tasks --cluster prod --tasks 0123 --region eu-west-1";
const redact = (text: string) => text;
const limits = { timeoutSeconds: 60, startTimeoutSeconds: 30 };

const ways: readonly [title: string, reached: Reached, leftAlone: string, nextUp: string][] = [
  [
    "its task is known",
    { kind: "task", taskArn },
    "Task 0123 is left alone and goes on in ECS.",
    "it adopts the task as attempt 2, and starts no second one unless it has failed by then: attempt 3",
  ],
  [
    "its task was stopped at its limit",
    { kind: "stopping", taskArn, limit: "timeout" },
    "ECS was asked to stop task 0123, which did not finish within timeoutSeconds (60); its end is not waited for.",
    "it waits for the task's end as that of attempt 2, or, if it has ended by then, runs attempt 3",
  ],
  [
    "another run was waited for",
    { kind: "other", taskArn },
    "Task 0123, another run of this resource, is left alone and goes on in ECS; no task of this run is known.",
    "it waits for that task unless it has ended by then, goes on with attempt 2, and starts no second task for it",
  ],
  [
    "no task is in flight",
    { kind: "nothing" },
    "No task of this run is in flight.",
    "it goes on with attempt 2",
  ],
  [
    "a task may be in flight",
    { kind: "unknown" },
    "No task of this run is known to be in flight; if ECS has started one, it goes on there.",
    "it goes on with attempt 2, adopts the task if one was started, and starts no second one unless it has failed by then: attempt 3",
  ],
];

describe("a run without a verdict", () => {
  for (const [title, reached, leftAlone, nextUp] of ways) {
    const context = { command: ["rake", "db:migrate"], attempt: 2, reached, limits, redact };

    it(`is reported with the cause, what to do, what goes on and what happens next when ${title}`, () => {
      assert.equal(
        unfinishedReport(
          "ecs:DescribeTasks failed: ExpiredTokenException: expired",
          ["Log in again."],
          context,
        ),
        `Attempt 2 of "rake db:migrate" has no verdict: ecs:DescribeTasks failed: ExpiredTokenException: expired
Log in again.
${leftAlone}${reached.kind === "task" || reached.kind === "stopping" ? `\nTask: ${taskUrl}\nFor an hour after its end: ${describeTasks}` : ""}
What waits for this task was not changed.
Run \`pulumi up\` again: ${nextUp}.`,
      );
    });

    it(`answers an interrupt with what goes on, the next up and a second Ctrl-C when ${title}`, () => {
      const line = interruptionLine(context);
      assert.ok(
        line.startsWith(`interrupted: ${leftAlone} The next \`pulumi up\`: ${nextUp}. A second Ctrl-C `),
        line,
      );
      assert.ok(!line.includes("\n"));
    });
  }

  it("tells whoever has left it at a terminal how to go on, by the profile and the address that it has used", () => {
    const reach = { profile: "prod", endpoints: { ecs: "http://ecs.test", logs: "http://ecs.test" } };
    const left = { command: ["x"], attempt: 1, limits, redact, reach, occasion: "commandLine" as const };
    assert.equal(
      interruptionLine({ ...left, reached: { kind: "task", taskArn } }),
      `Task 0123 is left alone and goes on in ECS.
Its output: ecs-task logs --follow ${taskArn} --profile prod --endpoint http://ecs.test
To stop it: ecs-task stop ${taskArn} --profile prod --endpoint http://ecs.test`,
    );
    const stopping = { kind: "stopping", taskArn, limit: "timeout" } as const;
    const report = unfinishedReport("interrupted", [], { ...left, reached: stopping });
    assert.match(report, /^For an hour .* --profile prod --endpoint-url http:\/\/ecs\.test$/m);
    assert.match(report, /^Its output: ecs-task logs .* --profile prod/m);
    assert.doesNotMatch(report, /To stop it/);
  });

  it("is recorded with the limit at which its task was stopped, for the next plan's reasons", () => {
    const run = { command: undefined, attempt: 1, limits, redact };
    const stopping: Reached = { kind: "stopping", taskArn, limit: "startTimeout" };
    assert.equal(
      unfinishedPhrase("interrupted", { ...run, reached: stopping }),
      "interrupted; its task was being stopped, for it did not start within startTimeoutSeconds (30)",
    );
    assert.equal(unfinishedPhrase("interrupted", { ...run, reached: { kind: "nothing" } }), "interrupted");
  });

  it("of a destroy is reported with what was not deleted, and how to do without it", () => {
    const destroying = { command: ["x"], attempt: 1, limits, redact, occasion: "destroy" as const };
    const context = { ...destroying, reached: { kind: "nothing" as const } };
    const lines = unfinishedReport("interrupted", [], context).split("\n");
    assert.equal(lines[2], "Nothing was deleted.");
    assert.match(lines[3] ?? "", /^Run `pulumi destroy` again: it goes on with attempt 1/);
    assert.match(lines[4] ?? "", /^To destroy without this run, take onDelete out/);
    assert.match(
      interruptionLine(context),
      /The next `pulumi destroy`: .+ the next `pulumi destroy` looks there\./,
    );
  });

  it("of a failed deploy is reported with what the next one does", () => {
    const failing = { command: ["x"], attempt: 1, limits, redact, occasion: "failedDeploy" as const };
    const context = { ...failing, reached: { kind: "nothing" as const } };
    const next =
      "The next deploy that fails waits for what is in flight by then, and makes a run of its own.";
    const lines = unfinishedReport("interrupted", [], context).split("\n");
    assert.equal(lines[0], 'onFailedDeploy: "x" has no verdict: interrupted');
    assert.equal(lines.at(-1), next);
    assert.ok(interruptionLine(context).endsWith(next));
  });

  it("is reported without advice where there is none", () => {
    const lines = unfinishedReport("interrupted", [], {
      command: undefined,
      attempt: 1,
      reached: { kind: "nothing" },
      limits,
      redact,
    });
    assert.deepEqual(lines.split("\n").slice(0, 2), [
      "Attempt 1 of the container's own command has no verdict: interrupted",
      "No task of this run is in flight.",
    ]);
  });
});
