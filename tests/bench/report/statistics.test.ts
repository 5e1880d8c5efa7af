import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { quantile, summarize } from "../../../bench/report/statistics";

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("The benchmark's statistics", () => {
  it("find the middle of an odd number of values, and lie between the two of an even number", () => {
    assert.equal(quantile([3, 1, 2], 0.5), 2);
    assert.equal(quantile([4, 1, 2, 3], 0.5), 2.5);
  });

  it("place the 95th percentile as NumPy does", () => {
    assert.equal(quantile([1, 2, 3, 4, 5], 0.95), 4.8);
  });

  it("summarize none as zeros", () => {
    assert.deepEqual(summarize([]), { n: 0, min: 0, median: 0, p95: 0, max: 0 });
  });

  it("find the least and the greatest at the ends, whatever the order", () => {
    fc.assert(
      fc.property(values, (some) => {
        assert.equal(quantile(some, 0), Math.min(...some));
        assert.equal(quantile(some, 1), Math.max(...some));
        assert.deepEqual(summarize([...some].reverse()), summarize(some));
      }),
    );
  });

  it("never fall as the share grows, and leave the values as they were", () => {
    fc.assert(
      fc.property(values, share, share, (some, one, other) => {
        const before = [...some];
        assert.ok(quantile(some, Math.min(one, other)) <= quantile(some, Math.max(one, other)) + 1e-9);
        assert.deepEqual(some, before);
      }),
    );
  });
});
