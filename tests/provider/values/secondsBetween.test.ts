import * as assert from "node:assert/strict";
import { secondsBetween } from "../../../provider/values/secondsBetween";

describe("the seconds of a run", () => {
  const cases = [
    ["are those from its start to its end", "2026-01-01T00:00:00.000Z", "2026-01-01T00:01:00.500Z", 60.5],
    ["are none where the clocks differ", "2026-01-01T00:00:01.000Z", "2026-01-01T00:00:00.000Z", 0],
    ["are not known without a start", undefined, "2026-01-01T00:00:00.000Z", undefined],
    ["are not known without an end", "2026-01-01T00:00:00.000Z", undefined, undefined],
  ] as const;
  for (const [title, startedAt, stoppedAt, seconds] of cases) {
    it(title, () => assert.equal(secondsBetween(startedAt, stoppedAt), seconds));
  }
});
