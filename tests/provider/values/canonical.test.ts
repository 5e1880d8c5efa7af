import * as assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { canonicalJson, omitEmpty } from "../../../provider/values/canonical";
import { fewPlain, keysReversed, plain } from "./plain";

describe("canonical JSON", () => {
  const cases: readonly [title: string, value: unknown, text: string][] = [
    ["sorts keys at every depth", { b: { d: 1, c: 2 }, a: 3 }, '{"a":3,"b":{"c":2,"d":1}}'],
    ["sorts keys of objects in lists", [{ b: 1, a: 2 }], '[{"a":2,"b":1}]'],
    ["keeps the order of a list", ["b", "a"], '["b","a"]'],
    ["leaves an undefined member out", { a: undefined, b: 1 }, '{"b":1}'],
    ["keeps a null member", { a: null }, '{"a":null}'],
    ["writes undefined in a list as null, as JSON does", [undefined, 1], "[null,1]"],
    ["tells a number from its text", { a: "1" }, '{"a":"1"}'],
    ["escapes keys and texts", { 'a"b': "line\nbreak" }, '{"a\\"b":"line\\nbreak"}'],
    ["keeps an empty object and an empty list", { a: {}, b: [] }, '{"a":{},"b":[]}'],
    ["writes a lone text", "web", '"web"'],
    ["writes a lone undefined as null", undefined, "null"],
  ];
  for (const [title, value, text] of cases) {
    it(title, () => assert.equal(canonicalJson(value), text));
  }

  it("is the same for two values exactly if they are deeply equal", () => {
    fc.assert(
      fc.property(fewPlain(), fewPlain(), (a, b) => {
        assert.equal(canonicalJson(a) === canonicalJson(b), isDeepStrictEqual(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of keys", () => {
    fc.assert(
      fc.property(plain(), (value) => assert.equal(canonicalJson(keysReversed(value)), canonicalJson(value))),
    );
  });

  it("is JSON that parses back to the value", () => {
    fc.assert(fc.property(plain(), (value) => assert.deepEqual(JSON.parse(canonicalJson(value)), value)));
  });
});

describe("a value without what ECS reads as absent", () => {
  const cases: readonly [title: string, value: unknown, rest: unknown][] = [
    ["loses undefined and null members", { a: undefined, b: null, c: 1 }, { c: 1 }],
    ["loses empty lists and objects", { a: [], b: {}, c: "x" }, { c: "x" }],
    ["loses what is empty only after its own members went", { a: { b: { c: [] } }, d: 1 }, { d: 1 }],
    ["keeps false, 0 and the empty text", { a: false, b: 0, c: "" }, { a: false, b: 0, c: "" }],
    ["keeps the items of a list, so that positions stay", { a: ["", "x"] }, { a: ["", "x"] }],
    ["reaches into the objects of a list", { a: [{ b: [], c: 1 }] }, { a: [{ c: 1 }] }],
    ["leaves a lone value as it is", "web", "web"],
  ];
  for (const [title, value, rest] of cases) {
    it(title, () => assert.deepEqual(omitEmpty(value), rest));
  }

  it("has nothing left to lose", () => {
    fc.assert(
      fc.property(plain(), (value) => assert.deepEqual(omitEmpty(omitEmpty(value)), omitEmpty(value))),
    );
  });
});
