import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { noSubject, refusedResult, resultOf } from "../../../../provider/cli/run/result";
import type { RunRecord } from "../../../../provider/resource/runRecord";

describe("the JSON document of a run", () => {
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
