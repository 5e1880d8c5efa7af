import * as assert from "node:assert/strict";
import { defined } from "../../../provider/values/defined";

describe("a defined object", () => {
  it("loses the members that are undefined and keeps the other empty ones", () => {
    const value = defined({ a: undefined, b: null, c: "", d: 0, e: false });
    assert.deepEqual(Object.keys(value), ["b", "c", "d", "e"]);
  });

  it("is a copy, so that what it was made from stays as it was", () => {
    const source = { a: undefined, b: 1 };
    assert.deepEqual(defined(source), { b: 1 });
    assert.deepEqual(Object.keys(source), ["a", "b"]);
  });
});
