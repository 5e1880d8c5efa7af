import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createTail } from "../../../provider/logs/tail";

describe("the tail of a log", () => {
  it("is the last lines, oldest first, however many came", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat({ max: 10 }), (lines, capacity) => {
        const tail = createTail(capacity);
        for (const line of lines) tail.push(line);
        assert.deepEqual(tail.lines(), capacity === 0 ? [] : lines.slice(-capacity));
      }),
    );
  });

  it("cuts a very long line, and says so", () => {
    const tail = createTail(10);
    tail.push("x".repeat(2_000));
    tail.push("y".repeat(2_001));
    assert.deepEqual(tail.lines(), ["x".repeat(2_000), `${"y".repeat(2_000)} ... (cut)`]);
  });

  it("is bounded in characters too, and keeps the newest lines", () => {
    const long = fc.array(fc.nat({ max: 5_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(long, (lengths) => {
        const tail = createTail(100);
        for (const [i, length] of lengths.entries()) tail.push(`${i} ${"x".repeat(length)}`);
        const kept = tail.lines();
        assert.ok(kept.join("").length <= 32_000);
        const numbers = kept.map((line) => Number(line.split(" ")[0]));
        assert.deepEqual(numbers, lengths.map((_, i) => i).slice(lengths.length - kept.length));
        assert.ok(lengths.length === 0 || kept.length > 0);
      }),
    );
  });

  it("is a copy: what was read does not change with the next line", () => {
    const tail = createTail(2);
    tail.push("a");
    const seen = tail.lines();
    tail.push("b");
    assert.deepEqual(seen, ["a"]);
  });
});
