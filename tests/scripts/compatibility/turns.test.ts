import assert from "node:assert/strict";
import { inParallel } from "../../../scripts/compatibility/inParallel";
import { createTurns } from "../../../scripts/compatibility/turns";

/** Work that ends when it is told to, and a record of what has begun. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("Turns", () => {
  it("let works of one name wait for each other, also for one that fails, and others not", async () => {
    const { begun, work, end } = works();
    const inTurn = createTurns();
    const failing = inTurn("yarn", () => Promise.reject(new Error("no")));
    const first = inTurn("yarn", work("first"));
    const second = inTurn("yarn", work("second"));
    const other = inTurn("npm", work("other"));
    await assert.rejects(failing, { message: "no" });
    await settled();
    assert.deepEqual(begun.sort(), ["first", "other"]);
    end("first");
    end("other");
    assert.equal(await first, "first");
    await settled();
    end("second");
    assert.deepEqual(await Promise.all([second, other]), ["second", "other"]);
  });
});

describe("Works in parallel", () => {
  it("are no more at once than said, and give their results in the order of the items", async () => {
    const { begun, work, end } = works();
    const results = inParallel(["a", "b", "c"], 2, (name) => work(name)());
    await settled();
    assert.deepEqual(begun, ["a", "b"]);
    end("b");
    await settled();
    assert.deepEqual(begun, ["a", "b", "c"]);
    end("c");
    end("a");
    assert.deepEqual(await results, ["a", "b", "c"]);
  });
});
