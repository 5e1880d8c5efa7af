import assert from "node:assert/strict";
import { detailedDiff } from "../../../provider/plugin/detailedDiff";
import { isUnknown, mark } from "../unknown";

describe("The detailed difference of inputs", () => {
  const cases: readonly [title: string, olds: object, news: object, expected: object][] = [
    ["nothing", { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, {}],
    ["a changed value", { a: 1 }, { a: 2 }, { a: "update" }],
    ["a member that was added", {}, { a: { b: 1 } }, { a: "add" }],
    ["a member that was removed", { a: { b: 1, c: 1 } }, { a: { c: 1 } }, { "a.b": "delete" }],
    [
      "items by their place",
      { a: [{ image: "v1" }, 1] },
      { a: [{ image: "v2" }] },
      { "a[0].image": "update", "a[1]": "delete" },
    ],
    [
      "names that are no identifiers in brackets",
      { tags: {} },
      { tags: { 'a."b': "c" } },
      { 'tags["a.\\"b"]': "add" },
    ],
    ["what is not known yet", { a: [1, 2] }, { a: mark }, { a: "update" }],
    ["another kind of value", { a: "[]" }, { a: [] }, { a: "update" }],
  ];
  for (const [title, olds, news, expected] of cases) {
    it(`has ${title}`, () => {
      const found = detailedDiff(olds as never, news as never, isUnknown);
      assert.deepEqual(Object.fromEntries(found), expected);
    });
  }
});
