import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { canonicalJson } from "../../../simulator/ecs/tasks/canonical";

/** The same value with the members of every object the other way round, and absent ones spelled out. */
function mirrored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mirrored);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, mirrored(member)] as const);
  return { absent: undefined, ...Object.fromEntries(members.reverse()) };
}

describe("the canonical form of a request", () => {
  it("does not depend on the order of members, nor on absent ones", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(canonicalJson(mirrored(value)), canonicalJson(value));
      }),
    );
  });

  it("is the same value again", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(JSON.stringify(JSON.parse(canonicalJson(value))), canonicalJson(value));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("depends on the order of a list", () => {
    assert.notEqual(canonicalJson({ command: ["a", "b"] }), canonicalJson({ command: ["b", "a"] }));
  });
});
