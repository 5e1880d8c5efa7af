import * as assert from "node:assert/strict";
import type { Table } from "../../../bench/part";
import { cellText } from "../../../bench/report/cell";
import { markdownTables } from "../../../bench/report/markdown";
import { terminalTable } from "../../../bench/report/terminal";

const table: Table = {
  title: "Lags",
  columns: ["tool", "median"],
  rows: [
    ["ours", 0.5],
    ["a|b", 21.04],
  ],
  notes: ["By the simulator."],
  targets: [
    { target: "at most 1 s", measured: "0.5 s", met: true },
    { target: "at most 5 calls", measured: "7", met: false },
  ],
};

describe("A table of the benchmark", () => {
  const cells: readonly [number | string, string][] = [
    ["≥ 360", "≥ 360"],
    [0, "0"],
    [1_000_000, "1,000,000"],
    [0.123, "0.12"],
    [21.04, "21.0"],
    [123.4, "123"],
    [-0.5, "-0.50"],
  ];
  for (const [cell, text] of cells) {
    it(`shows ${JSON.stringify(cell)} as ${text}`, () => assert.equal(cellText(cell), text));
  }

  it("stands on the terminal in columns, with its notes and with the targets that were missed", () => {
    assert.equal(
      terminalTable(table),
      `Lags

tool  median
------------
ours  0.50
a|b   21.0

By the simulator.

met     at most 1 s: 0.5 s
MISSED  at most 5 calls: 7`,
    );
  });

  it("is Markdown on a page, in which no cell ends before its end", () => {
    assert.equal(
      markdownTables([table]),
      `**Lags**

| tool | median |
| --- | --- |
| ours | 0.50 |
| a\\|b | 21.0 |

- By the simulator.

| target | measured |  |
| --- | --- | --- |
| at most 1 s | 0.5 s | met |
| at most 5 calls | 7 | **missed** |`,
    );
  });

  it("has nothing below it where there is nothing to say", () => {
    const { title, columns, rows } = table;
    assert.equal(terminalTable({ title, columns, rows }).split("\n").at(-1), "a|b   21.0");
    assert.equal(markdownTables([{ title, columns, rows }]).split("\n").at(-1), "| a\\|b | 21.0 |");
  });
});
