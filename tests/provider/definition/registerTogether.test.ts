import * as assert from "node:assert/strict";
import { contentTag } from "../../../provider/definition/marks";
import { denied, lostAnswer, throttled } from "../awsErrors";
import { patienceMs, registering, v1, v2 } from "./registering";

describe("registering once per content", () => {
  it("tags the revision with 64 hexadecimal digits, another text for another content or owner", async () => {
    const { registry, revision } = registering();
    const arns = [
      (await revision(v1)).revision.arn,
      (await revision(v2)).revision.arn,
      (await revision(v1, { owner: ["urn", "test"] })).revision.arn,
      (await revision(v1, { owner: ["urn2", "prod"] })).revision.arn,
    ];
    const hashes = arns.map((arn) => registry.tagsOf(arn)[contentTag] ?? "");
    for (const hash of hashes) assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(new Set(hashes).size, 4);
    assert.equal(new Set(arns).size, 4);
  });

  it("tags content and owner in a way that does not change between releases: nothing registered would be known", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    assert.deepEqual(registry.tagsOf(arn), {
      "pulumi-ecs-task:content": "fe50cc67ae1bc9c39cb7f496f5fd3c747f74f0a8f8d72e68d9a2c1de52ecabf5",
      "pulumi-ecs-task:owner": "4e15fe7a2852cd4c099bcf7dcd926dd101b9955a6fbf57c69c1688262d67bf6a",
    });
  });

  it("takes what an `up` without a state has registered, as its own", async () => {
    const { registry, revision } = registering();
    const first = await revision(v1);
    const second = await revision(v1);
    assert.deepEqual([second.revision.arn, second.owned], [first.revision.arn, true]);
    assert.equal(registry.registered.length, 1);
  });

  it("finds it behind four newer ones of the family", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    for (let newer = 0; newer < 4; newer++) registry.add("hi-web", [{ name: "web" }]);
    assert.equal((await revision(v1)).revision.arn, arn);
  });

  it("leaves one, the older, of two that were registered at the same moment, and both take it", async () => {
    const { registry, clock, ports, take } = registering();
    const both = await clock.until(Promise.all([1, 2].map(() => take(v1, { id: ["urn", "prod"] }, ports))));
    assert.equal(registry.registered.length, 2);
    const [older = "", ...more] = registry.activeArns();
    assert.deepEqual(more, []);
    assert.match(older, /:1$/);
    assert.deepEqual(
      both.map(({ revision, owned }) => [revision.arn, owned]),
      Array(2).fill([older, true]),
    );
  });

  it("gives way to nobody else's: another content's or owner's revision stays", async () => {
    const { registry, clock, ports, take } = registering();
    const wanted = [
      [v1, "prod"],
      [v2, "prod"],
      [v1, "test"],
    ] as const;
    await clock.until(
      Promise.all(wanted.map(([content, cluster]) => take(content, { id: ["urn", cluster] }, ports))),
    );
    assert.equal(registry.activeArns().length, 3);
  });

  it("takes the older of two that an interrupted race has left", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    const twin = await registry.register(v1, registry.tagsOf(arn));
    assert.notEqual(twin, arn);
    assert.equal((await revision(v1)).revision.arn, arn);
  });

  it("never takes one that is INACTIVE, however its tag reads", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    await registry.deregister(arn);
    assert.notEqual((await revision(v1)).revision.arn, arn);
    assert.equal(registry.registered.length, 2);
  });

  it("looks for a lost answer before it asks again, and registers nothing twice", async () => {
    const { registry, revision, clock } = registering();
    registry.lose("register", lostAnswer("ecs:RegisterTaskDefinition"), 1);
    const found = await revision(v1);
    assert.deepEqual([found.revision.arn, found.owned], [registry.activeArns()[0], true]);
    assert.equal(registry.registered.length, 1);
    assert.equal(clock.sleeps.length, 1);
  });

  it("registers again when the call was lost and not its answer", async () => {
    const { registry, revision } = registering();
    registry.refuse("register", lostAnswer("ecs:RegisterTaskDefinition"), 2);
    await revision(v1);
    assert.equal(registry.registered.length, 1);
    assert.equal(registry.calls.filter((call) => call === "register hi-web").length, 3);
  });

  it("rides out throttling of every call it makes", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    for (const operation of ["newest", "find"] as const) registry.refuse(operation, throttled(operation), 3);
    assert.equal((await revision(v1)).revision.arn, arn);
    assert.equal(registry.registered.length, 1);
  });

  it("gives up with AWS's error within its time, and not before half of it", async () => {
    const { registry, revision, clock } = registering();
    const begunMs = clock.now();
    const error = throttled("ecs:RegisterTaskDefinition");
    registry.refuse("register", error);
    await assert.rejects(revision(v1), error);
    const elapsedMs = clock.now() - begunMs;
    assert.ok(elapsedMs <= patienceMs && elapsedMs > patienceMs / 2, `${elapsedMs} ms`);
  });

  it("does not try again what AWS denies", async () => {
    const { registry, revision, clock } = registering();
    const error = denied("ecs:RegisterTaskDefinition");
    registry.refuse("register", error);
    await assert.rejects(revision(v1), error);
    assert.deepEqual(clock.sleeps, []);
  });
});

describe("registering with the user's tags", () => {
  it("has them beside its own", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1, { tags: { team: "web" } })).revision;
    const { team, ...own } = registry.tagsOf(arn);
    assert.equal(team, "web");
    assert.deepEqual(Object.keys(own).sort(), ["pulumi-ecs-task:content", "pulumi-ecs-task:owner"]);
  });

  it("never loses its own to one of the same key", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1, { tags: { [contentTag]: "mine" } })).revision;
    assert.match(registry.tagsOf(arn)[contentTag] ?? "", /^[0-9a-f]{64}$/);
  });

  it("finds a revision of the same content whatever its tags, and leaves them as they are", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1, { tags: { team: "web" } })).revision;
    const calls = registry.calls.length;
    assert.equal((await revision(v1, { tags: { team: "db" } })).revision.arn, arn);
    assert.equal(registry.tagsOf(arn).team, "web");
    assert.deepEqual(new Set(registry.calls.slice(calls)), new Set(["newest hi-web", `find ${arn}`]));
  });
});

describe("registering where tagging is denied", () => {
  it("is AWS's own error when the user wants tags: they would be lost in silence", async () => {
    const { registry, revision } = registering();
    await registry.register(v1, {});
    registry.denyTagging();
    await assert.rejects(revision(v1, { tags: { team: "web" } }), {
      code: "AccessDeniedException",
      message: /ecs:TagResource/,
    });
    assert.equal(registry.registered.length, 1);
  });

  it("registers without a tag, as its own", async () => {
    const { registry, revision } = registering();
    registry.denyTagging();
    const found = await revision(v1);
    assert.equal(found.owned, true);
    assert.deepEqual(registry.tagsOf(found.revision.arn), {});
    assert.deepEqual(registry.registered, [v1]);
  });

  it("takes an equal definition that is there, and does not own it", async () => {
    const { registry, revision } = registering();
    const arn = await registry.register(v1, {});
    registry.denyTagging();
    const found = await revision(v1);
    assert.deepEqual([found.revision.arn, found.owned], [arn, false]);
    assert.equal(registry.registered.length, 1);
  });

  it("takes no equal definition that is INACTIVE, and none that only resembles it", async () => {
    const { registry, revision } = registering();
    const [gone, other] = [await registry.register(v1, {}), await registry.register(v2, {})];
    await registry.deregister(gone);
    registry.denyTagging();
    const found = await revision(v1);
    assert.ok(![gone, other].includes(found.revision.arn));
  });

  it("registers nothing twice when the answer is lost", async () => {
    const { registry, revision } = registering();
    registry.denyTagging();
    // The first call is the one with tags, which is denied; the second one's answer is lost.
    registry.lose("register", lostAnswer("ecs:RegisterTaskDefinition"), 2);
    const found = await revision(v1);
    assert.equal(registry.registered.length, 1);
    assert.deepEqual([found.revision.arn], registry.activeArns());
  });
});
