import * as assert from "node:assert/strict";
import { releases } from "../../scripts/demo/buildImages";
import { differences } from "../../scripts/demo/outcome";
import { story } from "../../scripts/demo/story";
import { renderTable } from "../../scripts/demo/table";

describe("the demo's story", () => {
  it("deploys every release, in the order of their layers", () => {
    const deployed = story.flatMap(({ command }) => (command.kind === "deploy" ? [command.release] : []));
    assert.deepEqual([...new Set(deployed)], [...releases]);
  });

  it("is as told only when every member of the outcome is", () => {
    for (const { expected } of story) {
      assert.deepEqual(differences(expected, { ...expected }), []);
      assert.deepEqual(differences(expected, { ...expected, app: "broken: 500" }), [
        `app: expected "${expected.app}", saw "broken: 500"`,
      ]);
    }
  });

  it("ends with a table whose columns are as wide as their widest cell, below a rule as wide as the table", () => {
    assert.equal(
      renderTable(
        ["step", "seen", "seconds"],
        [
          ["v1", "exit 0", "4.2"],
          ["v3-broken", "exit 1", "3.9"],
        ],
      ),
      "step       seen    seconds\n--------------------------\nv1         exit 0  4.2\nv3-broken  exit 1  3.9",
    );
  });
});
