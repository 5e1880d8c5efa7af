import assert from "node:assert/strict";
import * as fc from "fast-check";
import { pageOf } from "../../../simulator/protocol/pages";

const names = fc.uniqueArray(fc.string(), { maxLength: 40 });

describe("Pages of a list", () => {
  it("hold every item once and in order", () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 10 }), (items, size) => {
        const seen: string[] = [];
        let nextToken: string | undefined;
        do {
          const page = pageOf(items, { size, largest: 10, nextToken }, (item) => item);
          assert.ok(page.items.length <= size);
          seen.push(...page.items);
          nextToken = page.nextToken;
        } while (nextToken !== undefined);
        assert.deepEqual(seen, items);
      }),
    );
  });

  it("go on rightly when the item that the token names has been removed", () => {
    const { nextToken } = pageOf(["a", "b", "c", "d"], { size: 2, largest: 10 }, (item) => item);
    assert.deepEqual(
      pageOf(["a", "c", "d"], { largest: 10, nextToken }, (item) => item),
      { items: ["c", "d"] },
    );
  });

  it("are refused with a size out of range or a token that is none", () => {
    for (const size of [0, 11, 1.5]) {
      assert.throws(() => pageOf([], { size, largest: 10 }, String), { name: "InvalidParameterException" });
    }
    for (const nextToken of ["", "x", Buffer.from("{}").toString("base64url")]) {
      assert.throws(() => pageOf([], { largest: 10, nextToken }, String), {
        name: "InvalidParameterException",
      });
    }
  });
});
