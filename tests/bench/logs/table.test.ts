import * as assert from "node:assert/strict";
import { scenes } from "../../../bench/logs/scenes";
import { table } from "../../../bench/logs/table";

/** The table of a quick benchmark whose printing run came out like this. */
function tableWith({ megabytes = 190, unread = 0 }) {
  return table(
    scenes(true).map((scene) => {
      const { printing } = scene;
      const seconds = printing.lines === 0 ? 0 : 4;
      const shown = {
        lines: Math.min(1_000, printing.lines),
        leftOut: Math.max(0, printing.lines - 1_000 - unread),
      };
      const usage = { cpuMs: 2_000, peakBytes: megabytes * 1e6 };
      const reading = { calls: 30, throttled: 0, seconds };
      return { scene, run: { printing, reading, shown, usage, gateLagSeconds: 0.5 } };
    }),
  );
}

describe("The table of the logs", () => {
  it("tells the lines per second of those that were read, and none of a silent run", () => {
    const { columns, rows } = tableWith({});
    assert.deepEqual(
      rows.map((row) => row[columns.indexOf("lines per second")]),
      ["", 25_000],
    );
    for (const row of rows) assert.equal(row.length, columns.length);
  });

  for (const [measured, met] of [
    [{}, [true, true]],
    [{ megabytes: 201 }, [false, true]],
    [{ unread: 1 }, [true, false]],
  ] as const) {
    it(`has its targets ${met.map((one) => (one ? "met" : "missed")).join(" and ")} with ${JSON.stringify(measured)}`, () => {
      assert.deepEqual(
        tableWith(measured).targets?.map((target) => target.met),
        met,
      );
    });
  }
});
