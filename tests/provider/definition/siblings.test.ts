import * as assert from "node:assert/strict";
import { marksFor } from "../../../provider/definition/marks";
import type { Revision } from "../../../provider/definition/registry";
import { oldestFirst } from "../../../provider/definition/revisionNumber";
import { siblingsAmong, straysOf } from "../../../provider/definition/siblings";
import { denied } from "../awsErrors";
import { registering, v1, v2 } from "./registering";

const owner = ["urn", "prod"];

describe("the revisions of one owner", () => {
  const revision = (arn: string, rest: Partial<Revision>): Revision => ({
    arn,
    active: true,
    containers: [],
    tags: {},
    content: {},
    ...rest,
  });
  const cases: readonly [title: string, rest: Partial<Revision>, isSibling: boolean][] = [
    ["are those with its tag", { tags: marksFor(v1, [owner]) }, true],
    ["are those with its tag among others", { tags: { team: "web", ...marksFor(v1, [owner]) } }, true],
    ["are not those that are INACTIVE", { tags: marksFor(v1, [owner]), active: false }, false],
    ["are not another resource's of the family", { tags: marksFor(v1, [["urn2", "prod"]]) }, false],
    ["are not those of its predecessor in another cluster", { tags: marksFor(v1, [["urn", "test"]]) }, false],
    ["are those it shares with another", { tags: marksFor(v1, [["urn2", "prod"], owner]) }, true],
    ["are not those without a tag", {}, false],
  ];
  for (const [title, rest, isSibling] of cases) {
    it(title, () =>
      assert.deepEqual(siblingsAmong([revision("hi-web:1", rest)], owner), isSibling ? ["hi-web:1"] : []),
    );
  }

  it("are ordered by number, not by text", () => {
    assert.deepEqual(oldestFirst(["hi-web:10", "hi-web:9", "hi-web:2"]), [
      "hi-web:2",
      "hi-web:9",
      "hi-web:10",
    ]);
  });
});

describe("registering", () => {
  it("tells the owner's other ACTIVE revisions, without a call more", async () => {
    const { registry, revision } = registering();
    const stray = (await revision(v1)).revision.arn;
    await revision(v1, { owner: ["urn2", "prod"] });
    const calls = registry.calls.length;
    const found = await revision(v2);
    assert.deepEqual(found.siblings, [stray]);
    assert.deepEqual(
      registry.calls.slice(calls).map((call) => call.split(" ")[0]),
      ["newest", "find", "find", "register", "newest"],
    );
  });

  it("tells them too when the revision was there already", async () => {
    const { registry, revision } = registering();
    const first = (await revision(v1)).revision.arn;
    const second = (await revision(v2)).revision.arn;
    assert.deepEqual((await revision(v1)).siblings, [second]);
    await registry.deregister(second);
    const again = await revision(v1);
    assert.deepEqual([again.revision.arn, again.siblings], [first, []]);
  });

  it("tells them too where tagging is denied by now", async () => {
    const { registry, revision } = registering();
    const stray = (await revision(v1)).revision.arn;
    registry.denyTagging();
    assert.deepEqual((await revision(v2)).siblings, [stray]);
  });

  it("does not tell the one that gave way to it, nor itself", async () => {
    const { registry, clock, ports, take } = registering();
    const both = await clock.until(Promise.all([1, 2].map(() => take(v1, { id: owner }, ports))));
    const [left] = registry.activeArns();
    for (const { siblings } of both) assert.ok(!siblings.includes(left ?? ""));
  });

  it("looks at no family for the sake of strays when the state's own revision serves", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    await revision(v2);
    const calls = registry.calls.length;
    const found = await revision(v1, { known: { arn, content: v1, owned: true } });
    assert.deepEqual([found.siblings, registry.calls.slice(calls)], [[], [`find ${arn}`]]);
  });
});

describe("looking for strays alone", () => {
  it("asks for none that is known, and gives the rest of the owner's", async () => {
    const { registry, clock, ports, revision } = registering();
    const known = (await revision(v1)).revision.arn;
    const stray = (await revision(v2)).revision.arn;
    const calls = registry.calls.length;
    assert.deepEqual(await clock.until(straysOf("hi-web", owner, [known], ports)), [stray]);
    assert.deepEqual(registry.calls.slice(calls), ["newest hi-web", `find ${stray}`]);
  });

  it("is AWS's own error when the caller may not look", async () => {
    const { registry, ports } = registering();
    const error = denied("ecs:ListTaskDefinitions");
    registry.refuse("newest", error);
    await assert.rejects(straysOf("hi-web", owner, [], ports), error);
  });
});
