import assert from "node:assert/strict";
import { readOptions } from "../../../scripts/compatibility/options";

const words = ["npm", "node20", "esm"];
const read = (...args: string[]) => readOptions(args, words);

describe("The options of the compatibility script", () => {
  it("take every project, two at a time, when nothing is said", () => {
    assert.deepEqual(read(), { only: [], jobs: 2, write: false });
  });

  it("take projects that have all words of a list, of one list or another", () => {
    assert.deepEqual(read("--only", "npm,node20", "--only", "esm").only, [["npm", "node20"], ["esm"]]);
    assert.deepEqual(read("--jobs", "4", "--json", "out.json"), {
      only: [],
      jobs: 4,
      write: false,
      json: "out.json",
    });
  });

  const allowed =
    "expected any of --only WORD,WORD (may be repeated), --jobs 1 to 99 (2), --write (docs/compatibility.md), " +
    "--json FILE, and any of the words npm, node20, esm.";
  const wrong: readonly [what: string, args: string[], message: string][] = [
    ["a word that no project has", ["--only", "npm,node19"], `no project has the word "node19": ${allowed}`],
    ["an option that is not known", ["--fast"], `Unknown option '--fast': ${allowed}`],
    ["no projects at once", ["--jobs", "0"], `--jobs is "0": ${allowed}`],
    [
      "a page of some projects alone",
      ["--only", "npm", "--write"],
      `--write and --only exclude each other: ${allowed}`,
    ],
  ];
  for (const [what, args, message] of wrong) {
    it(`refuse ${what}, and name what is allowed`, () => {
      assert.throws(() => read(...args), { name: "RangeError", message });
    });
  }
});
