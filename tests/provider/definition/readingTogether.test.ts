import * as assert from "node:assert/strict";
import { readingTogether } from "../../../provider/definition/readingTogether";
import { createInMemoryRegistry } from "./inMemoryRegistry";
import { v1, v2 } from "./registering";

describe("readers of task definitions", () => {
  it("share their looks at the same revision and the same family", async () => {
    const registry = createInMemoryRegistry();
    const arn = await registry.register(v1, {});
    const shared = readingTogether(registry);
    const found = await Promise.all(Array.from({ length: 50 }, () => shared.find(arn)));
    assert.ok(found.every((revision) => revision?.arn === arn));
    const newest = await Promise.all(Array.from({ length: 50 }, () => shared.newest("hi-web", 5)));
    assert.deepEqual(newest, Array(50).fill([arn]));
    assert.deepEqual(registry.calls.slice(1), [
      `find ${arn}`,
      `find ${arn}`,
      "newest hi-web",
      "newest hi-web",
    ]);
  });

  it("are given as many of the newest as they ask for", async () => {
    const registry = createInMemoryRegistry();
    const arns = [await registry.register(v1, {}), await registry.register(v2, {})];
    assert.deepEqual(await readingTogether(registry).newest("hi-web", 1), arns.slice(1));
  });

  it("see what was done before they asked", async () => {
    const registry = createInMemoryRegistry();
    const shared = readingTogether(registry);
    const arn = await shared.register(v1, {});
    const before = shared.find(arn);
    await shared.tag(arn, { team: "web" });
    assert.deepEqual((await shared.find(arn))?.tags, { team: "web" });
    await before;
  });
});
