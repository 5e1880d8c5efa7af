import * as assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { createReport } from "../../../scripts/engine/report";

describe("the report of long work", () => {
  const streamOf = (isTTY: boolean) => Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY });

  it("is whole lines where nobody watches: the beginning, and the time it took", async () => {
    const stream = streamOf(false);
    assert.equal(await createReport(stream).during("building", async () => 7), 7);
    assert.match(stream.read(), /^building \.\.\.\nbuilding: \d:\d\d\n$/);
  });

  it("is one line that is written over on a terminal", async () => {
    const stream = streamOf(true);
    await createReport(stream).during("building", async () => undefined);
    assert.match(stream.read(), /^\rbuilding: \d:\d\d\n$/);
  });

  it("closes the line and passes the error on when the work fails", async () => {
    const stream = streamOf(false);
    const work = createReport(stream).during("building", () => Promise.reject(new Error("no space")));
    await assert.rejects(work, /no space/);
    assert.match(stream.read(), /building: \d:\d\d\n$/);
  });
});
