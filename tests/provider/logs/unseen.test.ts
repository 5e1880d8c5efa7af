import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { LogEvent } from "../../../provider/logs/reader";
import { createUnseen } from "../../../provider/logs/unseen";

const event = (timestamp: number, message: string, ingestionTime = timestamp): LogEvent => ({
  timestamp,
  ingestionTime,
  message,
});

describe("events that were read", () => {
  it("are none at first: reading begins at the stream's start", () => {
    assert.equal(createUnseen().rewind(), undefined);
  });

  it("are new while a cursor leads on, also if they are equal", () => {
    const unseen = createUnseen();
    const dots = [event(1, "."), event(1, ".")];
    assert.deepEqual(unseen.of(dots), dots);
    assert.deepEqual(unseen.of(dots), dots);
  });

  it("are as many repetitions after a rewind as there were, and no more", () => {
    const unseen = createUnseen();
    unseen.of([event(1, "."), event(1, ".")]);
    unseen.rewind();
    assert.deepEqual(unseen.of([event(1, "."), event(1, "."), event(1, ".")]), [event(1, ".")]);
    unseen.rewind();
    assert.deepEqual(unseen.of([event(1, "."), event(1, "."), event(1, ".")]), []);
  });

  it("are others if they came in at another time, or were written at one", () => {
    const unseen = createUnseen();
    unseen.of([event(1, "a")]);
    unseen.rewind();
    const others = [event(1, "a", 2), event(2, "a", 1), event(1, "b")];
    assert.deepEqual(unseen.of(others), others);
  });

  it("are looked for from two minutes before the newest one", () => {
    const unseen = createUnseen();
    unseen.of([event(1_000_000, "new"), event(500_000, "late")]);
    assert.equal(unseen.rewind(), 880_000);
  });

  it("are remembered up to a bound, by number and by size, and looked for no further back than that", () => {
    for (const [count, length] of [
      [200_000, 1],
      [200, 200_000],
    ] as const) {
      const unseen = createUnseen();
      for (let i = 0; i < count; i++) {
        unseen.of([event(i, "x".repeat(length))]);
        assert.ok(unseen.size <= 20_000 && unseen.size * length <= 2_200_000, `${unseen.size}`);
      }
      const since = unseen.rewind() ?? 0;
      assert.equal(unseen.size, count - Math.max(since, count - unseen.size));
      assert.deepEqual(unseen.of([event(count - 1, "x".repeat(length))]), []);
    }
  });

  it("are never handed on twice, whatever is read again from the time of a rewind on", () => {
    const times = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(times, fc.array(fc.nat({ max: 40 }), { maxLength: 4 }), (timestamps, rewinds) => {
        const stream = timestamps.map((timestamp, i) => event(timestamp, `${i % 3}`, Math.floor(i / 4)));
        const unseen = createUnseen();
        const seen: LogEvent[] = [];
        let read = 0;
        for (const upTo of [...rewinds, stream.length].sort((a, b) => a - b)) {
          seen.push(...unseen.of(stream.slice(read, upTo)));
          read = Math.max(read, Math.min(upTo, stream.length));
          const since = unseen.rewind() ?? 0;
          seen.push(...unseen.of(stream.slice(0, read).filter(({ timestamp }) => timestamp >= since)));
        }
        assert.deepEqual(seen, stream);
      }),
    );
  });

  it("of one millisecond are forgotten together, and then not looked for", () => {
    const unseen = createUnseen();
    const burst = Array.from({ length: 25_000 }, (_, i) => event(7, `${i}`));
    assert.equal(unseen.of(burst).length, 25_000);
    assert.equal(unseen.size, 0);
    assert.equal(unseen.rewind(), 8);
  });
});
