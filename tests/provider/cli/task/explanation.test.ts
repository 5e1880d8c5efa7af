import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { explanationDocument } from "../../../../provider/cli/task/explanation";
import { anyTask } from "../../../../provider/diagnosis/anyTask";
import { anyTaskState } from "../../../../provider/diagnosis/anyTaskState";
import { ran, task, web } from "../../run/snapshots";

const judged = { container: "web", otherEssential: [] };
const redact = (text: string) => text.replaceAll("hunter2", "[secret]");
const document = (shown: Parameters<typeof anyTaskState>[0]) =>
  explanationDocument(
    anyTask(anyTaskState(shown, judged), { judged, isResources: false, tail: [], redact }),
    {
      ...{ region: "eu-west-1", cluster: "prod", container: "web", source: "ecs", output: [], report: "" },
      ...{ resource: undefined, redact, logs: { kind: "elsewhere", because: "it goes elsewhere" } },
    },
  );

describe("the JSON document of an explanation", () => {
  it("has the members that the docs have, and in no case fewer", () => {
    const page = readFileSync(join(__dirname, "../../../../docs/command-line.md"), "utf8");
    const [, explain = ""] = page.split(/^## `ecs-task explain`$/m);
    const [, json = ""] = (explain.split(/^## /m)[0] ?? "").split(/^### `--json`$/m);
    const cells = [...json.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].map(([, cell = ""]) => cell);
    const documented = cells.flatMap((cell) => cell.replaceAll("`", "").split(", ")).sort();
    for (const shown of [
      task("PENDING"),
      ran("RUNNING", undefined, web("RUNNING")),
      ran("STOPPED", undefined, web("STOPPED", 1)),
    ])
      assert.deepEqual(Object.keys(document(shown)).sort(), documented);
  });

  it("has null for what is not known, and no secret", () => {
    const { exitCode, stoppedAt, durationSeconds, title } = document(
      ran("RUNNING", undefined, web("RUNNING")),
    );
    assert.deepEqual([exitCode, stoppedAt, durationSeconds, title], [null, null, null, null]);
    const leaky = task("STOPPED", {
      stoppedReason: "hunter2",
      stopCode: "TaskFailedToStart",
      containers: [web("STOPPED")],
    });
    assert.doesNotMatch(JSON.stringify(document(leaky)), /hunter2/);
    assert.deepEqual(document(leaky).ecsSays, [{ container: null, text: "[secret]" }]);
  });
});
