import * as assert from "node:assert/strict";
import { lagsSeconds } from "../../../bench/scale/lags";
import { call, effect } from "./journal";

describe("The lags of many gates", () => {
  it("count from the moment an exit is shown, for the tasks whose gates are known to have opened", () => {
    const journal = [
      call("RunTask", 0),
      effect("container-started", 900, "one"),
      effect("container-exited", 1_000, "one"),
      effect("container-exited", 2_000, "lost"),
      effect("container-exited", 3_000, "other"),
    ];
    const openedMs = new Map([
      ["other", 8_750],
      ["one", 6_500],
    ]);
    assert.deepEqual(lagsSeconds(openedMs, journal, 5_000), [0.5, 0.75]);
  });
});
