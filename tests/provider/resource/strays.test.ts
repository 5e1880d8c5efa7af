import * as assert from "node:assert/strict";
import { deploy } from "../../../provider/resource/deploy";
import { remove } from "../../../provider/resource/remove";
import { denied } from "../awsErrors";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, urn } from "./stack";

type Stack = ReturnType<typeof createStack>;

/** The moment when so many registrations have been made. */
const registered =
  ({ definitions }: Stack, times: number) =>
  () =>
    definitions.registered.length === times;

describe("a revision that an `up` registered before it was killed", () => {
  it("is recorded by the next `up` of other content, oldest first, and destroyed with the rest", async () => {
    const stack = createStack(exits(0));
    await stack.killedUp(release("v1"), registered(stack, 1));
    const properties = await stack.up(release("v2"));
    assert.deepEqual(
      [properties.revisions, properties.taskDefinitionArn],
      [[revisionArn(1), revisionArn(2)], revisionArn(2)],
    );
    await stack.destroy(properties);
    assert.deepEqual(stack.definitions.activeArns(), []);
  });

  it("does not answer for a resource created anew within the hour: the first content runs again", async () => {
    const stack = createStack(exits(0));
    await stack.killedUp(release("v1"), () => stack.tasks.started.length === 1);
    await stack.destroy(await stack.up(release("v2")));
    const anew = await stack.up(release("v1"));
    assert.deepEqual([anew.status, anew.taskArn], ["succeeded", stack.tasks.started[2]]);
    assert.equal(stack.tasks.started.length, 3);
  });

  it("is superseded like the others", async () => {
    const stack = createStack(exits(0));
    await stack.killedUp(release("v1", { keepRevisions: 0 }), registered(stack, 1));
    const properties = await stack.up(release("v2", { keepRevisions: 0 }));
    assert.deepEqual(
      [properties.revisions, stack.definitions.activeArns()],
      [[revisionArn(2)], [revisionArn(2)]],
    );
  });

  it("is recorded also by an `up` that fails", async () => {
    const stack = createStack(exits(1));
    await stack.killedUp(release("v1"), registered(stack, 1));
    const { properties } = await stack.failingUp(release("v2"));
    assert.deepEqual(properties.revisions, [revisionArn(1), revisionArn(2)]);
  });

  it("is destroyed also when no `up` came past it: the content went back, and nothing ran", async () => {
    const stack = createStack(exits(0));
    const first = await stack.up(release("v1"));
    await stack.killedUp(release("v2"), registered(stack, 2), first);
    const same = await stack.up(release("v1"), first);
    assert.deepEqual(same, first);
    await stack.destroy(same);
    assert.deepEqual(stack.definitions.activeArns(), []);
  });

  it("is destroyed also when only the state's own revision was looked up since", async () => {
    const stack = createStack(exits(1));
    const { properties: first } = await stack.failingUp(release("v1"));
    await stack.killedUp(release("v2"), registered(stack, 2), first);
    const { properties } = await stack.failingUp(release("v1"), first);
    assert.deepEqual(properties.revisions, [revisionArn(1)]);
    await stack.destroy(properties);
    assert.deepEqual(stack.definitions.activeArns(), []);
  });

  it("stays when a destroy may not look for it, which a warning says, and the destroy goes on", async () => {
    const stack = createStack(exits(0));
    const first = await stack.up(release("v1"));
    await stack.killedUp(release("v2"), registered(stack, 2), first);
    stack.definitions.refuse("newest", denied("ecs:ListTaskDefinitions"));
    await stack.destroy(first);
    assert.deepEqual(stack.definitions.activeArns(), [revisionArn(2)]);
    assert.match(
      stack.warnings.join(),
      /^revisions that no state knows could not be looked for: ecs:ListTaskDefinitions failed/,
    );
  });

  it("is left alone by a predecessor's delete when the replacement goes on with it", async () => {
    const stack = createStack(exits(0));
    const first = await stack.up(release("v1"));
    await stack.killedUp(release("v2"), registered(stack, 2), first);
    const { host } = stack.begin();
    const inputs = release("v3");
    const replacement = await stack.clock.until(deploy({ id: "id", urn, inputs }, host));
    assert.deepEqual(replacement.revisions, [1, 2, 3].map(revisionArn));
    await stack.clock.until(remove(urn, first, host));
    assert.deepEqual(stack.definitions.activeArns(), [1, 2, 3].map(revisionArn));
  });
});
