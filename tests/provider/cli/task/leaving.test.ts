import * as assert from "node:assert/strict";
import type { EndSignal } from "../../../../provider/cli/signals";
import { leavingBySignal } from "../../../../provider/cli/task/leaving";

describe("a wait that is left by a signal", () => {
  it("ends by the first one, and leaves the process to the next", () => {
    let heard: ((signal: EndSignal) => void) | undefined;
    const leaving = leavingBySignal({
      onSignal(listener) {
        heard = listener;
        return () => {
          heard = undefined;
        };
      },
    });
    assert.equal(leaving.signal.aborted, false);
    heard?.("SIGTERM");
    assert.deepEqual([leaving.signal.aborted, leaving.status(), heard], [true, 143, undefined]);
  });
});
