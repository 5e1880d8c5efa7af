import * as assert from "node:assert/strict";
import { createDisplay } from "../../../provider/logs/display";
import { createClock } from "../clock";

const url = "https://console/log";
const leavingOut = `[more lines than can be shown: some are left out here, all are at ${url}]`;
const numbered = (from: number, count: number) => Array.from({ length: count }, (_, i) => `line ${from + i}`);

function displayed() {
  const clock = createClock();
  const shown: string[] = [];
  const display = createDisplay({ clock, onLine: (text) => shown.push(text) }, url);
  const lines = (from: number, count: number) => {
    for (const text of numbered(from, count)) display.line(text);
  };
  return { clock, shown, display, lines };
}

describe("the display of a log", () => {
  it("shows a thousand lines at once, and nothing besides", () => {
    const { shown, display, lines } = displayed();
    lines(1, 1_000);
    display.end();
    assert.deepEqual(shown, numbered(1, 1_000));
  });

  it("shows ten lines a second for ever", async () => {
    const { clock, shown, display, lines } = displayed();
    lines(1, 1_000);
    for (let second = 0; second < 300; second++) {
      await clock.advance(1_000);
      lines(1_001 + second * 10, 10);
    }
    display.end();
    assert.deepEqual(shown, numbered(1, 4_000));
  });

  it("says at once that it leaves lines out and where they are, and at the end how many, with the last of them", () => {
    const { shown, display, lines } = displayed();
    lines(1, 1_500);
    assert.deepEqual(shown, [...numbered(1, 1_000), leavingOut]);
    display.end();
    assert.deepEqual(shown.slice(1_001), ["[490 lines left out]", ...numbered(1_491, 10)]);
  });

  it("goes on with a block of lines, and says how many are missing before it", async () => {
    const { clock, shown, lines } = displayed();
    lines(1, 2_000);
    await clock.advance(9_900);
    lines(2_001, 1);
    await clock.advance(100);
    lines(2_002, 150);
    assert.deepEqual(shown.slice(1_000), [
      leavingOut,
      "[1,001 lines left out]",
      ...numbered(2_002, 100),
      leavingOut,
    ]);
  });

  it("says nothing of lines left out where the last of them are all", () => {
    const { shown, display, lines } = displayed();
    lines(1, 1_003);
    display.end();
    assert.deepEqual(shown, [...numbered(1, 1_000), leavingOut, ...numbered(1_001, 3)]);
  });

  it("shows a bounded part of a million lines, in order, and accounts for each of them", async () => {
    const { clock, shown, display } = displayed();
    for (let i = 1; i <= 1_000_000; i++) {
      display.line(`line ${i}`);
      if (i % 10_000 === 0) await clock.advance(600);
    }
    display.end();
    assert.ok(shown.length <= 1_000 + 600 + 30, `${shown.length} lines`);
    const numbers = shown.flatMap((text) => (text.startsWith("line ") ? [Number(text.slice(5))] : []));
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
    );
    const leftOut = shown.map((text) =>
      Number(/^\[([\d,]+) lines? left out/.exec(text)?.[1]?.replaceAll(",", "") ?? 0),
    );
    assert.equal(numbers.length + leftOut.reduce((sum, count) => sum + count, 0), 1_000_000);
    assert.equal(numbers.at(-1), 1_000_000);
  });
});
