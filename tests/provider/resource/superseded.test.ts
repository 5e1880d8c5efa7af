import * as assert from "node:assert/strict";
import type { Properties } from "../../../provider/resource/state";
import { request } from "../aws/request";
import { denied } from "../awsErrors";
import { exits, lives, provisioning, running } from "../run/lives";
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
    assert.ok(
      warnings[0]?.startsWith(`superseded, and left ACTIVE: ${revisionArn(1)} (ecs:Dereg`),
      warnings[0],
    );
    const fourth = await up(release("v4", { keepRevisions: 0 }), third);
    assert.deepEqual(fourth.revisions, arns(3, 4));
    assert.deepEqual(definitions.activeArns(), arns(3, 4));
  });
});

describe("a superseded revision that the service still runs, because its own update failed", () => {
  /** Three releases that keep no revision; the service stays on the first one, with a task of it in `cluster`. */
  async function heldBack(cluster = "prod") {
    const stack = createStack(exits(0), lives(provisioning, running), exits(0));
    const keepRevisions = 0;
    const first = await stack.up(release("v1", { keepRevisions }));
    const service = { ...request, cluster, taskDefinitionArn: revisionArn(1), startedBy: "ecs-svc/1" };
    await stack.clock.until(stack.tasks.run(service, "service"));
    const second = await stack.up(release("v2", { keepRevisions }), first);
    return { ...stack, second, third: () => stack.up(release("v3", { keepRevisions }), second) };
  }

  it("stays ACTIVE and in the state, and is asked for only when there is something to deregister", async () => {
    const { tasks, definitions, warnings, third } = await heldBack();
    assert.deepEqual(definitions.activeArns(), arns(1, 2));
    const asked = tasks.families.length;
    const { revisions } = await third();
    assert.deepEqual([asked, tasks.families], [0, ["prod hi-web"]]);
    assert.deepEqual([revisions, definitions.activeArns()], [arns(1, 2, 3), arns(1, 2, 3)]);
    assert.deepEqual(warnings, []);
  });

  it("goes with a later success, once no task runs it", async () => {
    const { up, tasks, definitions, clock, third } = await heldBack();
    const properties = await third();
    await clock.until(tasks.stop("prod", tasks.started[1] ?? "", "the service has moved"));
    const { revisions } = await up(release("v4", { keepRevisions: 0 }), properties);
    assert.deepEqual([revisions, definitions.activeArns()], [arns(3, 4), arns(3, 4)]);
  });

  it("stays, with all others, when AWS does not say what runs, and a warning says so", async () => {
    const { tasks, definitions, warnings, third } = await heldBack();
    tasks.refuse("listFamily", denied("ecs:ListTasks"));
    const { status, revisions } = await third();
    assert.deepEqual(
      [status, revisions, definitions.activeArns()],
      ["succeeded", arns(1, 2, 3), arns(1, 2, 3)],
    );
    const [warning = "", ...more] = warnings;
    assert.deepEqual(more, []);
    assert.ok(
      warning.startsWith(`superseded, and left ACTIVE: ${revisionArn(1)} (ecs:ListTasks failed`),
      warning,
    );
  });

  it("is not seen in another cluster", async () => {
    const { definitions, third } = await heldBack("other");
    await third();
    assert.deepEqual(definitions.activeArns(), arns(2, 3));
  });
});
