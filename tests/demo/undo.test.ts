import * as assert from "node:assert/strict";
import { createUndoList } from "../../scripts/demo/undo";

describe("the demo's list of what to undo", () => {
  it("undoes the last first, once, and keeps everybody who asks waiting until all is done", async () => {
    const done: string[] = [];
    const undo = createUndoList();
    for (const name of ["first", "second"]) {
      undo.add(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        done.push(name);
      });
    }
    const seen = await Promise.all([undo.run(), undo.run()].map((run) => run.then(() => [...done])));
    assert.deepEqual(seen, [
      ["second", "first"],
      ["second", "first"],
    ]);
  });

  it("goes on after a step that fails, and then tells", async () => {
    const done: string[] = [];
    const undo = createUndoList();
    undo.add(async () => void done.push("first"));
    undo.add(() => Promise.reject(new Error("no")));
    await assert.rejects(undo.run(), { message: "no" });
    assert.deepEqual(done, ["first"]);
  });
});
