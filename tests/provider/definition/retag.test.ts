import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Tags } from "../../../provider/definition/registry";
import { retag } from "../../../provider/definition/retag";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1";

/** The calls that bring a revision from one set of tags to the other. */
async function callsOf(before: Tags, after: Tags): Promise<unknown[]> {
  const calls: unknown[] = [];
  await retag(arn, before, after, {
    tag: async (...given) => void calls.push(["tag", ...given]),
    untag: async (...given) => void calls.push(["untag", ...given]),
  });
  return calls;
}

describe("tagging a revision anew", () => {
  const rows: readonly [title: string, before: Tags, after: Tags, calls: unknown[]][] = [
    ["takes no call when nothing changed", { a: "1", b: "2" }, { b: "2", a: "1" }, []],
    ["takes no call without tags", {}, {}, []],
    ["adds what is new", {}, { a: "1", b: "" }, [["tag", arn, { a: "1", b: "" }]]],
    [
      "gives new values, and leaves the rest alone",
      { a: "1", b: "2" },
      { a: "3", b: "2" },
      [["tag", arn, { a: "3" }]],
    ],
    ["takes away what is gone", { a: "1", b: "2", c: "3" }, { b: "2" }, [["untag", arn, ["a", "c"]]]],
    [
      "takes away first: a revision has 50 tags at most",
      { a: "1" },
      { b: "1" },
      [
        ["untag", arn, ["a"]],
        ["tag", arn, { b: "1" }],
      ],
    ],
    [
      "never touches this package's own",
      { "pulumi-ecs-task:content": "1", "pulumi-ecs-task:owner": "1" },
      { "pulumi-ecs-task:content": "2" },
      [],
    ],
    [
      "knows no tag by a name that every object has",
      {},
      { constructor: "1" },
      [["tag", arn, { constructor: "1" }]],
    ],
  ];
  for (const [title, before, after, calls] of rows) {
    it(title, async () => assert.deepEqual(await callsOf(before, after), calls));
  }

  it("ends at what is asked for, from whatever there was, with two calls at most", async () => {
    const tags = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2"), {
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(tags, tags, async (before, after) => {
        const has = new Map(Object.entries({ ...before, others: "x" }));
        let calls = 0;
        await retag(arn, before, after, {
          async tag(_, added) {
            calls += 1;
            for (const [key, value] of Object.entries(added)) has.set(key, value);
          },
          async untag(_, keys) {
            calls += 1;
            for (const key of keys) has.delete(key);
          },
        });
        assert.deepEqual(Object.fromEntries(has), { ...after, others: "x" });
        assert.ok(calls <= 2);
      }),
    );
  });
});
