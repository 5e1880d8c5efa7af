import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { eventKey } from "../../../provider/logs/eventKey";

const times = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_010 });
const event = fc.record({ timestamp: times, ingestionTime: times, message: fc.string({ unit: "binary" }) });

describe("the key of an event", () => {
  it("is a whole number, and the same for an equal event", () => {
    fc.assert(
      fc.property(event, (one) => {
        assert.ok(Number.isSafeInteger(eventKey(one)));
        assert.equal(
          eventKey({ ...one, message: Buffer.from(one.message, "utf16le").toString("utf16le") }),
          eventKey(one),
        );
      }),
    );
  });

  it("is another one for each of 200,000 events that differ in little", () => {
    const keys = new Set<number>();
    for (let i = 0; i < 50_000; i++) {
      const [timestamp, ingestionTime] = [1_700_000_000_000 + (i % 7), 1_700_000_000_000 + (i % 5)];
      keys.add(eventKey({ timestamp, ingestionTime, message: `line ${i}` }));
      keys.add(eventKey({ timestamp, ingestionTime, message: `line ${i} ` }));
      keys.add(eventKey({ timestamp: ingestionTime, ingestionTime: timestamp, message: `${i} line` }));
      keys.add(eventKey({ timestamp: 1_700_000_000_000 + i, ingestionTime, message: "" }));
    }
    assert.equal(keys.size, 200_000);
  });

  it("depends evenly on what an event says: each of its lower 52 bits is set in about half of all", () => {
    const set = new Array<number>(52).fill(0);
    const events = 4_000;
    for (let i = 0; i < events; i++) {
      let rest = eventKey({
        timestamp: 1_700_000_000_000,
        ingestionTime: 1_700_000_000_000,
        message: `line ${i}`,
      });
      for (let bit = 0; bit < 52; bit++) {
        set[bit] = (set[bit] ?? 0) + (rest % 2);
        rest = Math.floor(rest / 2);
      }
    }
    for (const count of set) assert.ok(Math.abs(count - events / 2) < events / 10, `${set}`);
  });
});
