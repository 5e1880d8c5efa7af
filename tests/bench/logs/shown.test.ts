import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { commandOf, isLine, lineBytes } from "../../../bench/logs/printing";
import { shownIn } from "../../../bench/logs/shown";

describe("A printing container", () => {
  it("prints as many lines as it is told, of the length that is told of them", () => {
    const [shell = "", ...args] = commandOf({ lines: 12, thenSeconds: 0 });
    const lines = spawnSync(shell, args, { encoding: "utf8" }).stdout.trimEnd().split("\n");
    assert.equal(lines.length, 12);
    for (const line of lines) assert.ok(line.length === lineBytes && isLine(line), line);
  });

  it("prints none where it is told so", () => {
    const [shell = "", ...args] = commandOf({ lines: 0, thenSeconds: 0 });
    assert.equal(spawnSync(shell, args, { encoding: "utf8" }).stdout, "");
  });

  it("has its lines counted, with those that are said to be left out", () => {
    const messages = ["row 1", "running", "row 2", "[1,234 lines left out]", "row 3", "[1 line left out]"];
    assert.deepEqual(shownIn(messages, isLine), { lines: 3, leftOut: 1_235 });
  });
});
