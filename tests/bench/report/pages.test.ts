import * as assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePages } from "../../../bench/report/pages";
import type { PartResult } from "../../../bench/report/result";

const measured = {
  date: "2026-11-25T12:00:00.000Z",
  node: "v22.1.0",
  platform: "linux x64",
  cpu: { count: 2, model: "Some CPU" },
};
const part: PartResult = {
  name: "scale",
  title: "many tasks",
  seconds: 61.4,
  tables: [
    {
      title: "Scale",
      columns: ["tasks", "seconds", "ideal seconds"],
      rows: [[1, 36.5, 35]],
      samples: [{ tasks: 1, seconds: 36.5 }],
      plot: "time by tasks",
    },
  ],
};

describe("The pages of figures", () => {
  let docs = "";
  beforeEach(() => {
    docs = mkdtempSync(join(tmpdir(), "bench-pages-"));
  });
  afterEach(() => rmSync(docs, { recursive: true }));

  it("get a part's plot, tables, and when and on what they were measured; prose stays", async () => {
    writeFileSync(join(docs, "performance.md"), "Prose.\n\n<!-- bench:scale -->\n<!-- /bench -->\n\nMore.\n");
    await writePages(docs, part, measured);
    assert.equal(
      readFileSync(join(docs, "performance.md"), "utf8"),
      `Prose.

<!-- bench:scale -->

![Scale](performance/scale.svg)

**Scale**

| tasks | seconds | ideal seconds |
| --- | --- | --- |
| 1 | 36.5 | 35 |

*\`npm run bench -- scale\`, 2026-11-25, 61 s on 2 × Some CPU, linux x64, Node v22.1.0.*

<!-- /bench -->

More.
`,
    );
    assert.match(readFileSync(join(docs, "performance", "scale.svg"), "utf8"), /^<svg /);
    assert.deepEqual(JSON.parse(readFileSync(join(docs, "performance", "scale.json"), "utf8")), {
      ...measured,
      ...part,
    });
  }).timeout(60_000);

  it("are only those that are asked for", async () => {
    writeFileSync(join(docs, "performance.md"), "<!-- bench:scale -->\n<!-- /bench -->\n");
    const tables = [{ title: "Scale", columns: ["tasks"], rows: [[1]] }];
    await writePages(docs, { ...part, tables }, measured);
    assert.deepEqual(readdirSync(join(docs, "performance")), ["scale.json"]);
  });
});
