import * as assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { changesBetween } from "../../../provider/values/changes";
import { isUnknown, mark } from "../unknown";
import { fewPlain, keysReversed, plain } from "./plain";

const changes = (olds: unknown, news: unknown) =>
  changesBetween(olds, news, "it", isUnknown).map(({ path, kind }) => `${path} ${kind}`);

describe("the changes between two values", () => {
  const cases: readonly [title: string, olds: unknown, news: unknown, changes: string[]][] = [
    ["are none between equal values", { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ["are none between a member that is undefined and one that is not there", { a: undefined }, {}, []],
    ["name a changed member by its path", { a: { b: 1 } }, { a: { b: 2 } }, ["it.a.b changed"]],
    ["tell a number from its text", { a: 1 }, { a: "1" }, ["it.a changed"]],
    ["name an added member", {}, { a: 1 }, ["it.a added"]],
    ["name a removed member", { a: 1 }, {}, ["it.a removed"]],
    ["name a value that was not there at all", undefined, { a: 1 }, ["it added"]],
    ["name a value that is gone altogether", { a: 1 }, undefined, ["it removed"]],
    [
      "name the new members first, then the removed",
      { x: 1, a: 1 },
      { b: 2, a: 2 },
      ["it.b added", "it.a changed", "it.x removed"],
    ],
    ["see an object that became a list", { a: {} }, { a: [] }, ["it.a changed"]],
    ["see an object that became a text", { a: {} }, { a: "x" }, ["it.a changed"]],
    ["see a null that became a text", { a: null }, { a: "x" }, ["it.a changed"]],
    ["take a command as a whole", ["rake", "db:migrate"], ["rake", "-t", "db:seed"], ["it changed"]],
    ["see words in another order", ["a", "b"], ["b", "a"], ["it changed"]],
    ["see a shorter command", ["rake", "-t"], ["rake"], ["it changed"]],
    ["see a command become empty", ["rake"], [], ["it changed"]],
    ["take a list of lists as a whole", [["a"], ["b"]], [["a"], ["c"]], ["it changed"]],
    ["take a list of texts and objects as a whole", ["a", { b: 1 }], ["a", { b: 2 }], ["it changed"]],
    [
      "compare items without names by their place",
      [{ port: 80 }, { port: 81 }],
      [{ port: 80 }, { port: 82 }],
      ["it[1].port changed"],
    ],
    [
      "compare items by place when one of them has no name",
      [{ name: "a" }, { port: 1 }],
      [{ name: "a" }, { port: 2 }],
      ["it[1].port changed"],
    ],
    ["keep a mark for the whole value", { a: 1 }, mark, ["it unknown"]],
    ["keep a mark for a value that was not there", undefined, mark, ["it unknown"]],
    ["keep a mark at depth", { a: { b: "x" } }, { a: { b: mark } }, ["it.a.b unknown"]],
    ["keep a mark within a text", { a: "x" }, { a: `repo:${mark}` }, ["it.a unknown"]],
    ["call a command with an unknown word unknown", ["rake", "v1"], ["bake", mark], ["it unknown"]],
    [
      "keep a mark in place of one of several variables",
      [{ name: "A", value: "1" }],
      [{ name: "A", value: "1" }, mark],
      ["it unknown"],
    ],
  ];
  for (const [title, olds, news, expected] of cases) {
    it(title, () => assert.deepEqual(changes(olds, news), expected));
  }

  it("see the second of two variables of one name change", () => {
    const olds = [
      { name: "A", value: "1" },
      { name: "A", value: "2" },
    ];
    assert.notDeepEqual(changes(olds, [olds[0], { name: "A", value: "3" }]), []);
  });

  it("compare named items by their place outside a task definition: triggers are compared as they stand", () => {
    const [a, b] = [{ name: "A" }, { name: "B" }];
    assert.deepEqual(changes([a, b], [b, a]), ["it[0].name changed", "it[1].name changed"]);
  });

  it("are none exactly between values that are deeply equal", () => {
    fc.assert(
      fc.property(fewPlain(), fewPlain(), (olds, news) => {
        assert.equal(changes(olds, news).length === 0, isDeepStrictEqual(olds, news));
      }),
      { numRuns: 500 },
    );
  });

  it("do not depend on the order of keys", () => {
    fc.assert(fc.property(plain(), (value) => assert.deepEqual(changes(value, keysReversed(value)), [])));
  });

  it("are one unknown value where a mark stands in an otherwise equal one, however deep", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("member", "named", "word"), { maxLength: 5 }), (steps) => {
        const [old] = changesBetween(within(steps, "x"), within(steps, mark), "it", isUnknown);
        assert.equal(old?.kind, "unknown");
        assert.equal(changes(within(steps, "x"), within(steps, mark)).length, 1);
      }),
    );
  });
});

/** A value with `core` inside it, one step deeper for each of `steps`. */
function within(steps: readonly string[], core: unknown): unknown {
  return steps.reduceRight<unknown>((inner, step) => {
    if (step === "member") return { it: inner, other: 1 };
    return step === "named" ? [{ name: "A" }, { name: "B", value: inner }] : ["a", inner];
  }, core);
}
