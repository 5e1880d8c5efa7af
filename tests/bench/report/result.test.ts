import * as assert from "node:assert/strict";
import { missedTargets } from "../../../bench/report/result";

describe("A part's result", () => {
  it("tells the missed targets of all its tables, with the part's name and what was measured", () => {
    const tables = [true, false].map((met) => ({
      title: "t",
      columns: [],
      rows: [],
      targets: [{ target: `at most ${met ? 2 : 1} s`, measured: "1.5 s", met }],
    }));
    const bare = { title: "t", columns: [], rows: [] };
    assert.deepEqual(missedTargets({ name: "scale", title: "", seconds: 1, tables: [bare, ...tables] }), [
      "scale: at most 1 s: 1.5 s",
    ]);
  });
});
