import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createLineSplitter, maximumEventBytes } from "../../../simulator/containers/output-lines";

function linesOf(chunks: readonly Buffer[], maximumBytes?: number): string[] {
  const splitter = createLineSplitter(maximumBytes);
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

describe("the lines of a container's output", () => {
  it("are the text between newlines, without empty ones and carriage returns", () => {
    assert.deepEqual(linesOf([Buffer.from("one\r\n\n\r\ntwo\nthr"), Buffer.from("ee")]), [
      "one",
      "two",
      "three",
    ]);
  });

  it("come out as soon as their newline is there", () => {
    const splitter = createLineSplitter();
    assert.deepEqual(splitter.push(Buffer.from("one\ntw")), ["one"]);
    assert.deepEqual(splitter.push(Buffer.from("o\n")), ["two"]);
    assert.deepEqual(splitter.end(), []);
  });

  it("are cut at the size of the largest event", () => {
    const lines = linesOf([Buffer.from(`${"x".repeat(maximumEventBytes + 10)}\n`)]);
    assert.deepEqual(
      lines.map(({ length }) => length),
      [maximumEventBytes, 10],
    );
  });

  it("are the same however the stream is chopped up", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(20)), (texts, sizes) => {
        const bytes = Buffer.from(texts.join("\n"));
        const chunks: Buffer[] = [];
        let start = 0;
        for (const size of sizes) {
          chunks.push(bytes.subarray(start, start + size));
          start += size;
        }
        chunks.push(bytes.subarray(Math.min(start, bytes.length)));
        assert.deepEqual(linesOf(chunks), linesOf([bytes]));
      }),
    );
  });

  it("lose no character and stay within their size, also when a character would straddle the cut", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(word, fc.integer({ min: 4, max: 30 }), (text, maximumBytes) => {
        const lines = linesOf([Buffer.from(text)], maximumBytes);
        assert.equal(lines.join(""), Buffer.from(text).toString());
        for (const line of lines) assert.ok(Buffer.byteLength(line) <= maximumBytes, line);
      }),
    );
  });
});
