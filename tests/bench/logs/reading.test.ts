import * as assert from "node:assert/strict";
import { readingIn } from "../../../bench/logs/reading";
import type { JournalEntry } from "../../../simulator";
import { encodeCursor } from "../../../simulator/logs/cursor";
import { eventIdOf } from "../../../simulator/logs/events";

/** A read that begins behind the event of that time, or at the stream's start. */
function read(at: number, behindMs?: number, outcome = "ok", region = "here"): JournalEntry {
  const token = (timestamp: number) =>
    encodeCursor({ direction: "forward", eventId: eventIdOf(timestamp, 1), issuedAtMs: at });
  const input = behindMs === undefined ? {} : { nextToken: token(behindMs) };
  return {
    ...{ kind: "call", seq: at, at, service: "logs", operation: "GetLogEvents", region },
    ...{ input, outcome, durationMs: 50 },
  };
}

describe("The reading of a stream", () => {
  it("lasts from the first read that had events to the answer of the last one that had new ones", () => {
    const journal = [
      read(0, undefined, "ResourceNotFoundException"),
      read(1_000),
      read(2_000, 100),
      read(2_200, 200),
      read(2_400, 300),
      // The last minutes once more.
      read(3_000),
      read(3_200, 250),
      read(3_400, 300),
    ];
    assert.deepEqual(readingIn(journal, "here"), { calls: 8, throttled: 0, seconds: 1.25 });
  });

  it("of a silent stream takes no time", () => {
    assert.equal(readingIn([read(1_000), read(2_000), read(3_000)], "here").seconds, 0);
  });

  it("has its throttled calls told apart, and those of another region left out", () => {
    const journal = [
      read(1_000),
      read(2_000, undefined, "ThrottlingException"),
      read(2_500, 9, "ok", "there"),
    ];
    assert.deepEqual(readingIn(journal, "here"), { calls: 2, throttled: 1, seconds: 0 });
  });
});
