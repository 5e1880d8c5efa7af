import * as assert from "node:assert/strict";
import { destroyedTag } from "../../../provider/resource/destroyed";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import { remove } from "../../../provider/resource/remove";
import { ownerOf, useOf } from "../../../provider/resource/revision";
import { throttled } from "../awsErrors";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, urn } from "./stack";

/** A stack with an existing revision, and the inputs that name it. */
function withExisting() {
  const stack = createStack(exits(0));
  const { taskDefinition: _inline, ...bare } = release("v1");
  const taskDefinitionArn = stack.definitions.add("hi-web", [{ name: "web" }]);
  const inputs: OneOffTaskInputs = { ...bare, taskDefinitionArn };
  return { ...stack, inputs, arn: taskDefinitionArn };
}

describe("a destroy", () => {
  it("deregisters every revision the resource registered, in the region of the run", async () => {
    const { up, failingUp, destroy, definitions, connections, warnings } = createStack(exits(0), exits(1));
    const connection = { region: "us-east-1" };
    const first = await up(release("v1", { connection }));
    const { properties } = await failingUp(release("v2", { connection }), first);
    await destroy({ ...properties, connection: {} });
    assert.deepEqual(definitions.activeArns(), []);
    assert.deepEqual(
      definitions.calls.slice(-4),
      [revisionArn(1), revisionArn(2)].flatMap((arn) => [`find ${arn}`, `deregister ${arn}`]),
    );
    assert.deepEqual(connections.at(-1), { region: "us-east-1" });
    assert.deepEqual(warnings, []);
  });

  it("rides throttling out", async () => {
    const { up, destroy, definitions } = createStack(exits(0));
    const properties = await up(release("v1"));
    definitions.refuse("deregister", throttled("ecs:DeregisterTaskDefinition"), 5);
    await destroy(properties);
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("leaves a revision alone that its own successor of the same `up` goes on with", async () => {
    const { up, begin, clock, definitions } = createStack(exits(0));
    const properties = await up(release("v1"));
    const { host } = begin();
    host.revisionsInUse.add(useOf(revisionArn(1), ownerOf(urn, "prod")));
    await clock.until(remove(urn, properties, host));
    assert.deepEqual(definitions.activeArns(), [revisionArn(1)]);
  });

  it("rides throttling out while it looks who else has a revision", async () => {
    const { up, destroy, definitions } = createStack(exits(0));
    const properties = await up(release("v1"));
    definitions.refuse("find", throttled("ecs:DescribeTaskDefinition"), 5);
    await destroy(properties);
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("stops no task and starts none", async () => {
    const { up, destroy, tasks } = createStack(exits(0));
    await destroy(await up(release("v1")));
    assert.deepEqual([tasks.stops, tasks.requests.length], [[], 1]);
  });
});

describe("a destroy of a resource that ran an existing revision", () => {
  it("lets it be run anew, also where an up that was killed had run it and recorded nothing", async () => {
    const { up, killedUp, destroy, definitions, tasks, clock, inputs } = withExisting();
    const other = { ...inputs, taskDefinitionArn: definitions.add("hi-web", [{ name: "web" }]) };
    const properties = await up(inputs);
    await killedUp(other, () => tasks.started.length === 2, properties);
    await clock.advance(60_000);
    await destroy(properties);
    await up(other, await up(inputs));
    assert.equal(tasks.started.length, 4);
  });

  it("leaves it ACTIVE, and counts the destroy on it, each time", async () => {
    const { up, destroy, definitions, inputs, arn, warnings } = withExisting();
    for (const times of ["1", "2", "3"]) {
      await destroy(await up(inputs));
      assert.deepEqual(definitions.tagsOf(arn), { [destroyedTag(urn)]: times });
    }
    assert.deepEqual([definitions.activeArns(), warnings], [[arn], []]);
  });

  it("counts it apart from other resources that run the same revision", () => {
    const others = [urn, `${urn}2`, urn.replace("prod", "test")].map(destroyedTag);
    assert.equal(new Set(others).size, others.length);
    for (const tag of others) assert.match(tag, /^pulumi-ecs-task:destroyed:[0-9a-f]{12}$/);
  });

  it("makes no connection when there is nothing to deregister and nothing to count", async () => {
    const { begin, clock, connections } = createStack(exits(0));
    const properties = { cluster: "prod", region: "eu-west-1", revisions: [], foreignRevisions: [] };
    await clock.until(remove(urn, properties, begin().host), 0);
    assert.deepEqual(connections, []);
  });

  it("counts it after a failed run too", async () => {
    const { failingUp, destroy, definitions } = createStack(exits(1));
    const arn = definitions.add("hi-web", [{ name: "web" }]);
    const { taskDefinition: _inline, ...bare } = release("v1");
    const { properties } = await failingUp({ ...bare, taskDefinitionArn: arn });
    await destroy(properties);
    assert.deepEqual(definitions.tagsOf(arn), { [destroyedTag(urn)]: "1" });
  });

  it("succeeds and warns when tagging is denied, naming the revision and the permission", async () => {
    const { up, destroy, definitions, inputs, arn, warnings } = withExisting();
    const properties = await up(inputs);
    definitions.denyTagging();
    await destroy(properties);
    const [warning = "", ...more] = warnings;
    assert.deepEqual(more, []);
    assert.ok(warning.startsWith(`${arn} could not be tagged: `), warning);
    assert.match(warning, /within the hour/);
    assert.match(warning, /ecs:TagResource/);
  });

  it("succeeds in silence when the revision is gone", async () => {
    const { up, destroy, definitions, inputs, arn, warnings } = withExisting();
    const properties = await up(inputs);
    definitions.forget(arn);
    await destroy(properties);
    assert.deepEqual(warnings, []);
  });

  it("is no hindrance to the next runs: `up`, `destroy`, `up` ... runs each time", async () => {
    const { up, destroy, tasks, inputs } = withExisting();
    for (let times = 1; times <= 4; times++) {
      const properties = await up(inputs);
      assert.equal(tasks.started.length, times);
      await destroy(properties);
    }
  });

  it("counts on every existing revision the resource ever ran, so that each of them runs again", async () => {
    const { up, destroy, tasks, definitions, inputs } = withExisting();
    const other = definitions.add("hi-web", [{ name: "web" }]);
    const second = await up({ ...inputs, taskDefinitionArn: other }, await up(inputs));
    await destroy(second);
    await up(inputs);
    assert.equal(tasks.started.length, 3);
  });
});
