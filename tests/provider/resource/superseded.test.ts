import * as assert from "node:assert/strict";
import type { Properties } from "../../../provider/resource/state";
import { denied } from "../awsErrors";
import { exits } from "../run/lives";
import { createStack, release, revisionArn } from "./stack";

const arns = (...revisions: readonly number[]) => revisions.map(revisionArn);

/** As many releases, one after the other, with so many superseded revisions to keep. */
async function released(count: number, keepRevisions?: number) {
  const stack = createStack(exits(0));
  let properties: Properties | undefined;
  for (let version = 1; version <= count; version++) {
    const rest = keepRevisions === undefined ? {} : { keepRevisions };
    properties = await stack.up(release(`v${version}`, rest), properties);
  }
  return { ...stack, properties };
}

describe("superseded revisions", () => {
  it("stay ACTIVE, the five newest of them, besides the current one and the one before it", async () => {
    const { definitions, properties } = await released(9);
    assert.deepEqual(definitions.activeArns(), arns(3, 4, 5, 6, 7, 8, 9));
    assert.deepEqual(properties?.revisions, definitions.activeArns());
  });

  it("are deregistered at once when none is kept, but never the one the service still runs", async () => {
    const { definitions, properties } = await released(4, 0);
    assert.deepEqual(definitions.activeArns(), arns(3, 4));
    assert.deepEqual(properties?.revisions, arns(3, 4));
  });

  it("are left alone by a failure, and the gate's own revision by the success after it", async () => {
    const { up, failingUp, definitions } = createStack(exits(0), exits(1), exits(1), exits(0));
    const first = await up(release("v1", { keepRevisions: 0 }));
    const second = await failingUp(release("v2", { keepRevisions: 0 }), first);
    const third = await failingUp(release("v3", { keepRevisions: 0 }), second.properties);
    assert.deepEqual(definitions.activeArns(), arns(1, 2, 3));
    const fourth = await up(release("v4", { keepRevisions: 0 }), third.properties);
    assert.deepEqual(definitions.activeArns(), arns(1, 4));
    assert.deepEqual(fourth.revisions, arns(1, 4));
  });

  it("stay in the state when they cannot be deregistered, and go with the next success", async () => {
    const { up, definitions, warnings, properties } = await released(2, 0);
    definitions.refuse("deregister", denied("ecs:DeregisterTaskDefinition"), 1);
    const third = await up(release("v3", { keepRevisions: 0 }), properties);
    assert.deepEqual([third.status, third.revisions], ["succeeded", arns(1, 2, 3)]);
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]?.startsWith(`${revisionArn(1)} is superseded and stays ACTIVE: `), warnings[0]);
    const fourth = await up(release("v4", { keepRevisions: 0 }), third);
    assert.deepEqual(fourth.revisions, arns(3, 4));
    assert.deepEqual(definitions.activeArns(), arns(3, 4));
  });
});
