import * as assert from "node:assert/strict";
import { followPauseMs } from "../../../provider/logs/followPause";

describe("the pause before a stream is read again", () => {
  const pauses = [1_000, 1_000, 1_000, 1_000, 2_000, 3_000, 4_000, 5_000, 5_000];
  for (const [emptyReads, ms] of pauses.entries()) {
    it(`is ${ms} ms after ${emptyReads} reads without an event`, () =>
      assert.equal(followPauseMs(emptyReads), ms));
  }

  it("makes some 65 reads of a run that is silent for five minutes", () => {
    let [reads, atMs] = [0, 0];
    for (; atMs < 300_000; reads++) atMs += followPauseMs(reads);
    assert.equal(reads, 65);
  });
});
