import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { fingerprint } from "../../../provider/values/fingerprint";
import { keysReversed, plain } from "./plain";

describe("a fingerprint", () => {
  it("is SHA-256 of the canonical text, so that it is the same in every process and release", () => {
    assert.equal(
      fingerprint({ b: [1, "x"], a: null }),
      "c22cb7b0353770e2b38094af641143ebf008ddf2d1f2dedb9d875996fcf245fa",
    );
  });

  it("has 64 hexadecimal digits and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(plain(), (value) => {
        assert.match(fingerprint(value), /^[0-9a-f]{64}$/);
        assert.equal(fingerprint(keysReversed(value)), fingerprint(value));
      }),
    );
  });

  it("differs when one member differs", () => {
    assert.notEqual(fingerprint({ image: "app:v1" }), fingerprint({ image: "app:v2" }));
  });
});
