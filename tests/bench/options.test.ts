import * as assert from "node:assert/strict";
import { readOptions } from "../../bench/options";

const known = ["gate-lag", "deploy", "scale"];
const read = (...args: string[]) => readOptions(args, known);

describe("The benchmark's options", () => {
  it("take every part, in the long version, when nothing is said", () => {
    assert.deepEqual(read(), { parts: known, quick: false, write: false });
  });

  it("take the parts that are named, once each and in the order in which they are known", () => {
    assert.deepEqual(read("scale", "gate-lag", "scale").parts, ["gate-lag", "scale"]);
  });

  it("may stand before and after the parts", () => {
    assert.deepEqual(read("--quick", "deploy", "--json", "out.json"), {
      parts: ["deploy"],
      quick: true,
      write: false,
      json: "out.json",
    });
    assert.equal(read("--write").write, true);
  });

  const allowed =
    "expected any of --quick (at most 90 seconds), --json FILE, --write (docs/performance.md), and any of the parts gate-lag, deploy, scale.";
  const wrong: readonly [what: string, args: string[], message: string][] = [
    ["a part that is not known", ["scale", "speed"], `there is no part "speed": ${allowed}`],
    ["an option that is not known", ["--fast"], `Unknown option '--fast': ${allowed}`],
    ["an option without its value", ["--json"], `Option '--json <value>' argument missing: ${allowed}`],
    [
      "a page of the quick version's figures",
      ["--quick", "--write"],
      `--write and --quick exclude each other: ${allowed}`,
    ],
  ];
  for (const [what, args, message] of wrong) {
    it(`refuse ${what}, and name what is allowed`, () => {
      assert.throws(() => read(...args), { name: "RangeError", message });
    });
  }
});
