import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { historyDocument } from "../../../../provider/cli/history/json";
import { migrate, pastRun, revision } from "./samples";

describe("the JSON document of a history", () => {
  it("has all that is known of a run, and where its task was", () => {
    assert.deepEqual(historyDocument("prod", [pastRun(2)]), {
      version: 1,
      stack: "prod",
      runs: [
        {
          resource: "migrate",
          urn: migrate.row,
          status: "succeeded",
          occasion: null,
          reason: "command changed",
          attempt: 1,
          exitCode: 0,
          startedAt: "2026-01-02T03:04:05.000Z",
          stoppedAt: "2026-01-02T03:04:17.500Z",
          durationSeconds: 12.5,
          failure: null,
          taskDefinitionArn: revision(2),
          cluster: "main",
          taskId: "00000000000000000000000000000002",
          taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/main/00000000000000000000000000000002",
        },
      ],
    });
  });

  it("has null for all that is not known, and leaves nothing out", () => {
    const [run] = historyDocument("prod", [{ subject: migrate, status: "unknown" }]).runs;
    const [full] = historyDocument("prod", [pastRun(2)]).runs;
    assert.deepEqual(Object.keys(run ?? {}), Object.keys(full ?? {}));
    const { resource: _, urn: _urn, status, ...rest } = run ?? {};
    assert.equal(status, "unknown");
    assert.deepEqual(new Set(Object.values(rest)), new Set([null]));
  });

  it("has the members that docs/history.md has, and no others", () => {
    const page = readFileSync(join(__dirname, "../../../../docs/history.md"), "utf8");
    const [, json = ""] = page.split(/^##+ `--json`$/m);
    const cells = [...json.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].map(([, cell = ""]) => cell);
    const documented = cells.flatMap((cell) => cell.replaceAll("`", "").split(", "));
    const { runs, ...document } = historyDocument("prod", [pastRun(2)]);
    assert.deepEqual(
      documented.sort(),
      [...Object.keys(document), "runs", ...Object.keys(runs[0] ?? {})].sort(),
    );
  });
});
