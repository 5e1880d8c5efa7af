import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { safeText } from "../../../provider/logs/safeText";

const esc = "\u001b";

describe("text that is safe to show", () => {
  const cases: readonly [title: string, text: string, safe: string][] = [
    ["is text as it is", "== 42 AddName: migrating ===", "== 42 AddName: migrating ==="],
    ["keeps tabs, newlines and empty lines", "a\tb\n\nc\n", "a\tb\n\nc\n"],
    ["keeps characters of every plane", "naïve 日本 😀 \u200d", "naïve 日本 😀 \u200d"],
    ["has no colours", `${esc}[1;31mError${esc}[0m: no`, "Error: no"],
    ["has no colours in many shades", `${esc}[38;2;255;0;0mred${esc}[m`, "red"],
    ["has no cursor that goes up and clears", `one${esc}[1A${esc}[2Ktwo`, "onetwo"],
    ["has no private modes", `${esc}[?25lhidden${esc}[?25h`, "hidden"],
    ["has no title, ended by a bell", `${esc}]0;title\u0007text`, "text"],
    ["has a link's text and not its target", `${esc}]8;;https://x.y${esc}\\link${esc}]8;;${esc}\\.`, "link."],
    ["has no other string", `${esc}Pq#0~${esc}\\a${esc}_x${esc}\\b${esc}^x${esc}\\c`, "abc"],
    ["has no other character set", `${esc}(0lqk${esc}(B${esc}=${esc}>${esc}7`, "lqk"],
    ["has none of them in eight bits", "\u009b31mred\u009b0m \u009d0;t\u009cx\u0085y", "red xy"],
    ["has no end of a colour that was cut", `text${esc}[31`, "text"],
    ["has no begin of a sequence at its end", `text${esc}`, "text"],
    ["has the text behind a title that never ends", `${esc}]0;title and text`, "0;title and text"],
    ["has the next line behind a colour that was cut", `a${esc}[31\nb`, "a\nb"],
    ["has no sequence that appears when one is taken out", `${esc}${esc}[0m[31mx`, "[31mx"],
    ["has no NUL and no other control character", "a\0b\u0001c\u007fd\u0007", "abcd"],
    ["has a progress bar as it was last", " 10%\r 50%\r100%\ndone", "100%\ndone"],
    ["has the lines of Windows", "a\r\nb\r\r\nc\r", "a\nb\nc"],
    ["has a spinner as it was last", "|\b/\b-\bdone", "done"],
    ["has no more taken back than there was", "\b\bok", "ok"],
    ["has half a character as one that is unknown", "a\ud83d b\ude00", "a\ufffd b\ufffd"],
    ["has the sign of invalid UTF-8 as it came", "caf\ufffd", "caf\ufffd"],
    ["has nothing that turns the direction", "user\u202etxt.exe\u2066x\u2069", "usertxt.exex"],
    ["is empty for nothing", "", ""],
  ];
  for (const [title, text, safe] of cases) it(title, () => assert.equal(safeText(text), safe));

  const wild = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          esc,
          "[",
          "]",
          "\r",
          "\n",
          "\b",
          "\0",
          "\u0007",
          "\u009b",
          "m",
          ";",
          "31",
          "\ud83d",
          "\ude00",
          " ",
        ),
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(""));

  it("has no control character and no half of one, whatever it was, and stays as it is", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const safe = safeText(text);
        assert.doesNotMatch(safe, /(?![\t\n])\p{Cc}|\p{Surrogate}/u);
        assert.equal(safeText(safe), safe);
      }),
      { numRuns: 2_000 },
    );
  });

  const million = 1_000_000;
  const long: readonly [what: string, text: string][] = [
    ["carriage returns", `${"\r".repeat(million)}x`],
    ["titles that never end", `${esc}]`.repeat(million / 2)],
    ["strings of eight bits that never end", "\u0090".repeat(million)],
    ["one colour that never ends", `${esc}[${"1;".repeat(million / 2)}`],
    ["characters that are taken back", "a\b".repeat(million / 2)],
    ["half characters", "\ud83d".repeat(million)],
  ];
  for (const [what, text] of long) {
    // Any of these would take hours if the time grew with the square of the length.
    it(`is had of a million ${what} as of any other`, () => assert.ok(safeText(text).length <= million));
  }
});
