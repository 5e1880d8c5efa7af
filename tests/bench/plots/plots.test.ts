import * as assert from "node:assert/strict";
import type { Table } from "../../../bench/part";
import { plotsOf } from "../../../bench/plots/plots";
import { renderPlot } from "../../../bench/plots/render";

const lags: Table = {
  title: "Lags",
  columns: [],
  rows: [],
  samples: [10, 300].flatMap((seconds) =>
    ["ours, one run", "aws ecs wait"].flatMap((tool) =>
      [0.1, 0.5, 20].map((lag) => ({ tool, "command seconds": seconds, "lag seconds": lag })),
    ),
  ),
  plot: "lag by tool",
};
const scale: Table = {
  title: "Scale",
  columns: ["tasks", "seconds", "ideal seconds", "DescribeTasks per second", "memory"],
  rows: [
    [1, 36, 35, 0.9, 100],
    [1_000, 90, 85, 4.4, 200],
  ],
  plot: "time by tasks",
};

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe("A plot of the benchmark", () => {
  it("is drawn of the tables that ask for one, and called by the part", () => {
    const plots = plotsOf({ name: "scale", tables: [{ title: "No plot", columns: [], rows: [] }, scale] });
    assert.deepEqual(
      plots.map(({ file, title }) => [file, title]),
      [["scale.svg", "Scale"]],
    );
  });

  it("of lags has a panel for each duration and a row for each tool, on white, and is a small file", async () => {
    const svg = await drawn(lags);
    const texts = textsOf(svg);
    for (const text of ["a command of 10 s", "a command of 300 s", "ours, one run", "aws ecs wait"])
      assert.ok(texts.includes(text), `${text} is not among ${texts.join(", ")}`);
    assert.match(svg, /^<svg [^>]*><rect [^>]*fill="white"/);
    assert.ok(svg.length < 60_000, `${svg.length} characters`);
  }).timeout(60_000);

  it("of scale has the measured time beside the ideal, and the rates of the table", async () => {
    const texts = textsOf(await drawn(scale));
    for (const text of ["measured", "ideal", "DescribeTasks", "1,000", "seconds", "calls per second"])
      assert.ok(texts.includes(text), `${text} is not among ${texts.join(", ")}`);
    assert.ok(!texts.includes("memory"));
  }).timeout(60_000);

  it("of scale has no panel of rates where the table has none", async () => {
    const bare = { ...scale, columns: ["tasks", "seconds", "ideal seconds"] };
    assert.ok(!textsOf(await drawn(bare)).includes("calls per second"));
  }).timeout(60_000);

  it("of scale is refused, with the name, for a table without a column that it needs", () => {
    const renamed = { ...scale, columns: ["tasks", "seconds", "ideal"] };
    assert.throws(
      () => plotsOf({ name: "scale", tables: [renamed] }),
      /no column "ideal seconds" among tasks/,
    );
  });
});

async function drawn(table: Table): Promise<string> {
  const [plot] = plotsOf({ name: "part", tables: [table] });
  assert.ok(plot !== undefined);
  return renderPlot(plot.spec);
}
