import * as assert from "node:assert/strict";
import { existingRevision } from "../../../provider/definition/revision";
import { denied, throttled } from "../awsErrors";
import { keysReversed } from "../values/plain";
import { registering, v1, v2 } from "./registering";
import { container } from "./web";

describe("the revision for an inline definition", () => {
  it("is a new one when the state knows none and nothing was registered", async () => {
    const { registry, revision } = registering();
    const found = await revision();
    assert.deepEqual(registry.calls.slice(0, 2), ["newest hi-web", "register hi-web"]);
    assert.equal(registry.calls.filter((call) => call === "register hi-web").length, 1);
    assert.deepEqual(registry.registered, [v1]);
    assert.equal(found.owned, true);
    const { arn, active, containers } = found.revision;
    assert.deepEqual([arn], registry.activeArns());
    assert.deepEqual([active, containers], [true, v1.containerDefinitions]);
  });

  for (const owned of [true, false]) {
    it(`is the known one when the content is the same and it is ACTIVE, ${owned ? "owned" : "not owned"} as before`, async () => {
      const { registry, revision } = registering();
      const arn = await registry.register(v1, {});
      const content = keysReversed(v1);
      const found = await revision(v1, { known: { arn, content, owned } });
      assert.deepEqual([found.revision.arn, found.owned], [arn, owned]);
      assert.deepEqual(registry.calls, ["register hi-web", `find ${arn}`]);
    });
  }

  it("is a new one when the content differs, and nobody asks for the known one by its ARN", async () => {
    const { registry, revision } = registering();
    const arn = (await revision(v1)).revision.arn;
    const found = await revision(v2, { known: { arn, content: v1, owned: true } });
    assert.notEqual(found.revision.arn, arn);
    assert.deepEqual(registry.registered, [v1, v2]);
  });

  it("is a new one when the known one is INACTIVE", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    await registry.deregister(arn);
    const found = await revision(v1, { known: { arn, content: v1, owned: true } });
    assert.deepEqual(registry.activeArns(), [found.revision.arn]);
    assert.notEqual(found.revision.arn, arn);
  });

  it("is a new one when ECS no longer knows the known one", async () => {
    const { registry, revision } = registering();
    const { arn } = (await revision(v1)).revision;
    registry.forget(arn);
    const found = await revision(v1, { known: { arn, content: v1, owned: true } });
    assert.deepEqual(registry.activeArns(), [found.revision.arn]);
    assert.notEqual(found.revision.arn, arn);
  });

  it("is a new one when the known one of the same content belongs to another family's state", async () => {
    const { registry, revision } = registering();
    const arn = registry.add("other", [container("web")]);
    const found = await revision(v1, { known: { arn, content: v2, owned: true } });
    assert.notEqual(found.revision.arn, arn);
  });
});

describe("the revision behind a reference", () => {
  const existing = (reference: string, { ports }: ReturnType<typeof registering>) =>
    existingRevision(reference, ports);

  it("is what ECS knows, and nothing is registered", async () => {
    const made = registering();
    const arn = made.registry.add("hi-web", [container("web")]);
    assert.equal((await existing(arn, made)).arn, arn);
    assert.equal((await existing("hi-web:1", made)).arn, arn);
    assert.deepEqual(made.registry.calls, [`find ${arn}`, "find hi-web:1"]);
  });

  it("is found after some throttling", async () => {
    const made = registering();
    const arn = made.registry.add("hi-web", [container("web")]);
    made.registry.refuse("find", throttled("ecs:DescribeTaskDefinition"), 3);
    const found = await made.clock.until(existing(arn, made));
    assert.equal(found.arn, arn);
  });

  it("is AWS's own error, at once, when the caller may not look", async () => {
    const made = registering();
    const error = denied("ecs:DescribeTaskDefinition");
    made.registry.refuse("find", error);
    await assert.rejects(existing("hi-web:1", made), error);
    assert.equal(made.registry.calls.length, 1);
  });

  it("is an error that names the reference when ECS knows none", async () => {
    await assert.rejects(existing("hi-web:7", registering()), {
      message:
        'taskDefinitionArn is "hi-web:7", and ECS has no such task definition in this account and region',
    });
  });

  it("is an error that says what to do when it is INACTIVE", async () => {
    const made = registering();
    await made.registry.deregister(made.registry.add("hi-web", [container("web")]));
    await assert.rejects(existing("hi-web:1", made), {
      message:
        'taskDefinitionArn is "hi-web:1", which is INACTIVE: nothing new can run from it; name an ACTIVE revision',
    });
  });
});
