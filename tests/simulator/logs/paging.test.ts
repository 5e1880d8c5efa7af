import assert from "node:assert/strict";
import * as fc from "fast-check";
import { decodeCursor, encodeCursor } from "../../../simulator/logs/cursor";
import { eventIdOf, type LogEvent, lastEventId } from "../../../simulator/logs/events";
import { pageAfter, pageBefore } from "../../../simulator/logs/page";
import { acceptBatch, checkBatch } from "../../../simulator/logs/put";

const always = { startTime: 0, endTime: Number.POSITIVE_INFINITY };

const event = (timestamp: number, index: number): LogEvent => ({
  timestamp,
  message: `line ${index}`,
  ingestionTime: 0,
  eventId: eventIdOf(timestamp, index + 1),
});

const inOrder = (events: readonly LogEvent[]) => [...events].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));

/** Events in the order in which they come in, whatever their timestamps. */
const arrivals = fc.array(fc.nat(20), { maxLength: 30 }).map((timestamps) => timestamps.map(event));

describe("Pages of a log stream", () => {
  it("give a follower every event once and in order, whatever the limit and whenever events come in, but late ones", () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat(4)),
        (events, limit, batches) => {
          const seen: LogEvent[] = [];
          const late: LogEvent[] = [];
          let held = eventIdOf(0, 0);
          for (let count = 0; seen.length + late.length < events.length; ) {
            const more = events.slice(count, count + (batches.next().value ?? 0) + 1);
            count += more.length;
            late.push(...more.filter(({ eventId }) => eventId <= held));
            const page = pageAfter(inOrder(events.slice(0, count)), held, { ...always, limit });
            assert.ok(page.length <= limit);
            seen.push(...page);
            held = page.at(-1)?.eventId ?? held;
          }
          assert.deepEqual(seen, inOrder(events.filter((one) => !late.includes(one))));
        },
      ),
    );
  });

  it("give the same events backwards as forwards", () => {
    fc.assert(
      fc.property(
        arrivals.map(inOrder),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(20),
        fc.nat(20),
        (stream, limit, from, length) => {
          const request = { startTime: from, endTime: from + length, limit };
          const seen: LogEvent[] = [];
          let held = lastEventId;
          for (
            let page = pageBefore(stream, held, request);
            page.length > 0;
            page = pageBefore(stream, held, request)
          ) {
            seen.unshift(...page);
            held = page[0]?.eventId ?? held;
          }
          const wanted = stream.filter(({ timestamp }) => timestamp >= from && timestamp < from + length);
          assert.deepEqual(seen, wanted);
        },
      ),
    );
  });

  it("are found again by their token", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("forward", "backward"),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (direction, timestamp, nth, issuedAtMs) => {
          const cursor = { direction, eventId: eventIdOf(timestamp, nth), issuedAtMs } as const;
          assert.deepEqual(decodeCursor(encodeCursor(cursor), issuedAtMs), cursor);
        },
      ),
    );
  });
});

describe("A batch of log events", () => {
  const line = (timestamp: number, message = "line") => ({ timestamp, message });
  const dayMs = 24 * 3_600_000;

  const refused: readonly [string, { timestamp: number; message: string }[], RegExp][] = [
    ["nothing", [], /logEvents.*length/],
    ["an empty line", [line(1, "")], /logEvents\.1\.member\.message/],
    ["more than 10,000 events", Array.from({ length: 10_001 }, () => line(1)), /10000/],
    [
      "more than 1 MB",
      [line(1, "x".repeat(1_048_576 - 25))],
      /Upload too large: 1048577 bytes exceeds limit of 1048576/,
    ],
    ["a step back in time", [line(2), line(1)], /must be in chronological order/],
    ["more than a day", [line(1), line(2 + dayMs)], /cannot span more than 24 hours/],
  ];
  for (const [what, events, message] of refused) {
    it(`is refused as a whole for ${what}`, () => {
      assert.throws(() => checkBatch(events), { name: "InvalidParameterException", message });
    });
  }

  it("may fill every limit", () => {
    checkBatch([line(1, "x".repeat(1_048_576 - 26))]);
    checkBatch(Array.from({ length: 10_000 }, () => line(1)));
    checkBatch([line(1), line(1 + dayMs)]);
  });

  it("is cut at both ends, and says where", () => {
    const now = 100 * dayMs;
    const [old, expired, good, early] = [now - 15 * dayMs, now - 5 * dayMs, now, now + 3 * 3_600_000].map(
      (at) => line(at),
    );
    assert.ok(old && expired && good && early);
    assert.deepEqual(acceptBatch([old, expired, good, early], now, 3), {
      accepted: [good],
      rejected: { tooOldLogEventEndIndex: 1, expiredLogEventEndIndex: 2, tooNewLogEventStartIndex: 3 },
    });
    assert.deepEqual(acceptBatch([expired, good], now, undefined), { accepted: [expired, good] });
  });
});
