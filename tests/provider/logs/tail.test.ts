import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createTail, mergeTails, tailSize } from "../../../provider/logs/tail";

const characters = 32_000;
const line = (text: string, timestamp = 0) => ({ timestamp, text });

describe("the tail of a log", () => {
  it("is the last lines, oldest first, however many came", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat({ max: 10 }), (texts, lines) => {
        const tail = createTail({ lines, characters });
        for (const text of texts) tail.push(line(text));
        assert.deepEqual(tail.lines(), lines === 0 ? [] : texts.slice(-lines).map((text) => line(text)));
      }),
    );
  });

  it("is bounded in characters too, and keeps the newest lines", () => {
    const long = fc.array(fc.nat({ max: 5_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(long, (lengths) => {
        const tail = createTail({ lines: 100, characters });
        for (const [i, length] of lengths.entries()) tail.push(line(`${i} ${"x".repeat(length)}`));
        const kept = tail.lines().map(({ text }) => text);
        assert.ok(kept.join("").length <= characters);
        const numbers = kept.map((text) => Number(text.split(" ")[0]));
        assert.deepEqual(numbers, lengths.map((_, i) => i).slice(lengths.length - kept.length));
        assert.ok(lengths.length === 0 || kept.length > 0);
      }),
    );
  });

  it("is a copy: what was read does not change with the next line", () => {
    const tail = createTail({ lines: 2, characters });
    tail.push(line("a"));
    const seen = tail.lines();
    tail.push(line("b"));
    assert.deepEqual(seen, [line("a")]);
  });

  const sizes: readonly [
    title: string,
    lines: number,
    isJudged: boolean,
    others: number,
    size: [number, number],
  ][] = [
    ["has all there is for the only container", 100, true, 0, [100, 32_000]],
    ["has three quarters of the characters for the judged one of several", 100, true, 3, [100, 24_000]],
    ["has a fifth of the lines for one other", 100, false, 1, [20, 8_000]],
    ["shares the rest among the others", 100, false, 4, [20, 2_000]],
    ["has one line of another at least", 1, false, 1, [1, 8_000]],
    ["has nothing of anyone for 0 lines", 0, false, 1, [0, 8_000]],
  ];
  for (const [title, lines, isJudged, others, [most, mostCharacters]] of sizes) {
    it(title, () => {
      assert.deepEqual(tailSize(lines, isJudged, others), { lines: most, characters: mostCharacters });
    });
  }
});

describe("the tails of several logs", () => {
  it("are told by their time, and each one's lines in their own order", () => {
    const web = [line("web 1", 10), line("web 2, late", 5), line("web 3", 30)];
    const proxy = [line("proxy 1", 7), line("proxy 2", 20)];
    assert.deepEqual(mergeTails([web, proxy]), ["proxy 1", "web 1", "web 2, late", "proxy 2", "web 3"]);
  });

  it("are none of none", () => assert.deepEqual(mergeTails([]), []));
});
