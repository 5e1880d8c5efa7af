import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refusedResult } from "../../../../provider/cli/run/result";

describe("the JSON document of a run", () => {
  it("has the members that docs/command-line.md has, and in no case fewer", () => {
    const page = readFileSync(join(__dirname, "../../../../docs/command-line.md"), "utf8");
    const [, run = ""] = page.split(/^## `ecs-task run`$/m);
    const [, json = ""] = (run.split(/^## /m)[0] ?? "").split(/^### `--json`$/m);
    const cells = [...json.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].map(([, cell = ""]) => cell);
    const documented = cells.flatMap((cell) => cell.replaceAll("`", "").split(", "));
    assert.deepEqual(documented.sort(), Object.keys(refusedResult("no", 125)).sort());
  });
});
