import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { generatedName } from "../../../simulator/aws-plugin/generated-name";

describe("a generated name", () => {
  const seed = fc.uint8Array({ minLength: 1, maxLength: 32 });

  it("begins with the resource's name, ends with seven hex digits, and fits", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400 }),
        seed,
        fc.integer({ min: 20, max: 300 }),
        (resourceName, randomSeed, max) => {
          const name = generatedName({ resourceName, randomSeed, configured: undefined }, max) ?? "";
          const [, prefix, suffix] = /^(.*)-([0-9a-f]{7})$/s.exec(name) ?? [];
          assert.ok(prefix !== undefined && suffix !== undefined);
          assert.ok(resourceName.startsWith(prefix));
          assert.ok(name.length <= max);
        },
      ),
    );
  });

  it("is the same for the same seed, and another for another", () => {
    fc.assert(
      fc.property(seed, seed, (one, other) => {
        const nameFrom = (randomSeed: Uint8Array) =>
          generatedName({ resourceName: "web", randomSeed, configured: undefined }, 255);
        assert.equal(nameFrom(one), nameFrom(Uint8Array.from(one)));
        const isSame = Buffer.from(one).equals(Buffer.from(other));
        assert.equal(nameFrom(one) === nameFrom(other), isSame);
      }),
    );
  });

  it("is another each time without a seed", () => {
    const naming = { resourceName: "web", randomSeed: new Uint8Array(), configured: undefined };
    assert.notEqual(generatedName(naming, 255), generatedName(naming, 255));
  });

  it("is what pulumi:autonaming says, or none at all", () => {
    const naming = { resourceName: "web", randomSeed: new Uint8Array([1]) };
    assert.equal(generatedName({ ...naming, configured: "dev-web" }, 255), "dev-web");
    assert.equal(generatedName({ ...naming, configured: false }, 255), undefined);
  });
});
