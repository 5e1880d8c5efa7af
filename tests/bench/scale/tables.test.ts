import * as assert from "node:assert/strict";
import { callsTable } from "../../../bench/scale/callsTable";
import { growthTable } from "../../../bench/scale/growthTable";
import { lagTable } from "../../../bench/scale/lagTable";
import { processesTable } from "../../../bench/scale/processesTable";
import { handlersAlone, wholeUpInline } from "../../../bench/scale/variants";
import { measuredWith } from "./measured";

const up = { variant: wholeUpInline };

describe("The tables of many tasks", () => {
  it("show how one variant grows, with the rates of all calls together and throttles of any", () => {
    const measured = [
      measuredWith(1, up),
      measuredWith(100, {}),
      measuredWith(1_000, { ...up, seconds: 33 }),
    ];
    const { rows } = growthTable(wholeUpInline, measured, false);
    assert.deepEqual(rows, [
      [1, 40, 30, 30, "1.00×", 0.5, 1, 1.5, 3, 0, 1.5, 100],
      [1_000, 40, 33, 30, "1.10×", 0.5, 1, 1.5, 3, 0, 1.5, 100],
    ]);
  });

  it("say how many lines of warnings there were, where there were any", () => {
    const warnings = ["warning: one", "warning: two"];
    const { notes } = growthTable(
      handlersAlone,
      [measuredWith(1, {}), measuredWith(10, { warnings })],
      false,
    );
    assert.deepEqual(notes, ["With 10 tasks, 2 lines of warnings."]);
  });

  it("are drawn once, of one variant", () => {
    assert.equal(growthTable(wholeUpInline, [], true).plot, "time by tasks");
    assert.equal(growthTable(handlersAlone, [], false).plot, undefined);
  });

  it("count the calls of each variant at the largest number of tasks", () => {
    const { title, rows } = callsTable([
      measuredWith(1, up),
      measuredWith(1_000, up),
      measuredWith(1_000, {}),
    ]);
    assert.equal(title, "Calls of 1,000 tasks, by operation");
    assert.deepEqual(rows, [
      [wholeUpInline.name, "DescribeTasks", 30, 1, 2, 1],
      [wholeUpInline.name, "RunTask", 1_000, 0.5, 20, 2],
      [handlersAlone.name, "DescribeTasks", 30, 1, 2, 1],
      [handlersAlone.name, "RunTask", 1_000, 0.5, 20, 2],
    ]);
  });

  it("show the lags where the opening of a gate can be seen", () => {
    const measured = [measuredWith(1_000, up), measuredWith(3, { lagsSeconds: [0.25, 0.5, 0.75] })];
    assert.deepEqual(lagTable(measured).rows, [[3, 0.25, 0.5, 0.725, 0.75]]);
  });

  it("show who used the machine, and how much of a processor the simulator had", () =>
    assert.deepEqual(processesTable([measuredWith(1, up), measuredWith(1_000, up)]).rows, [
      [wholeUpInline.name, 2, 0, 0, 10, 0, "25 %"],
    ]));
});
