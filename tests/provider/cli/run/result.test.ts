import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Disturbance } from "../../../../provider/cli/run/exitStatus";
import { noSubject, type RunStatus, refusedResult, resultOf } from "../../../../provider/cli/run/result";
import type { RunRecord } from "../../../../provider/resource/runRecord";
import { Interrupted } from "../../../../provider/run/interrupt";
import type { Reached } from "../../../../provider/run/reached";

describe("the JSON document of a run", () => {
  const taskArn = "arn:aws:ecs:eu-west-1:123456789012:task/main/a";
  const task: Reached = { kind: "task", taskArn };
  const atLimit: Reached = { kind: "stopping", taskArn, limit: "timeout" };
  const ends: readonly [
    what: string,
    reached: Reached,
    outside: Disturbance,
    status: RunStatus,
    report: RegExp,
  ][] = [
    ["goes on", task, { left: "SIGINT" }, "detached", /^$/],
    [
      "is being stopped, as the user had asked",
      task,
      { left: "SIGTERM", stopped: "SIGINT" },
      "stopping",
      /^ECS was asked to stop task a;/,
    ],
    ["is being stopped, at its limit", atLimit, { left: "SIGINT" }, "stopping", /^report$/],
    ["is not known to be there", { kind: "unknown" }, { left: "SIGINT" }, "unknown", /^report$/],
    ["cannot be seen any more while it is being stopped", atLimit, {}, "unknown", /^report$/],
    ["was not started", { kind: "nothing" }, { left: "SIGINT" }, "neverStarted", /^report$/],
  ];
  for (const [what, reached, outside, expected, told] of ends) {
    it(`tells of a run that was left whose task ${what}`, () => {
      const outputs = { status: "unfinished" as const, failure: "interrupted, within timeoutSeconds (5)" };
      const cause = new Interrupted();
      const record: RunRecord = { kind: "unfinished", outputs, reached, report: "report", cause };
      const { status, failure, report } = resultOf(record, noSubject, 130, outside);
      assert.equal(status, expected);
      assert.match(report ?? "", told);
      assert.equal(failure, expected === "detached" ? null : "interrupted, within --timeout (5 s)");
    });
  }

  it("tells of no failure where the task goes on as it was told to", () => {
    const record: RunRecord = {
      kind: "unfinished",
      outputs: { status: "unfinished", taskArn: "arn:task", failure: "interrupted" },
      reached: { kind: "task", taskArn: "arn:task" },
      report: "report",
      cause: new Error("interrupted"),
    };
    const { status, taskArn, failure, report } = resultOf(record, noSubject, 0, { left: "detach" });
    assert.deepEqual([status, taskArn, failure, report], ["detached", "arn:task", null, null]);
  });

  it("has the members that docs/command-line.md has, and in no case fewer", () => {
    const page = readFileSync(join(__dirname, "../../../../docs/command-line.md"), "utf8");
    const [, run = ""] = page.split(/^## `ecs-task run`$/m);
    const [, json = ""] = (run.split(/^## /m)[0] ?? "").split(/^### `--json`$/m);
    const cells = [...json.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].map(([, cell = ""]) => cell);
    const documented = cells.flatMap((cell) => cell.replaceAll("`", "").split(", "));
    assert.deepEqual(documented.sort(), Object.keys(refusedResult("no", 125)).sort());
  });
});
