import * as assert from "node:assert/strict";
import { outputsOf } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

describe("the policy onTrigger", () => {
  const onTrigger = (version: string, trigger: number) =>
    release(version, { runPolicy: "onTrigger", triggers: trigger, keepRevisions: 0 });

  it("registers a changed definition and moves the gate to it, without a run", async () => {
    const { up, tasks, lines, definitions } = createStack(exits(0));
    const first = await up(onTrigger("v1", 1));
    const second = await up(onTrigger("v2", 1), first);
    assert.equal(tasks.requests.length, 1);
    assert.equal(outputsOf(second).taskDefinitionArn, revisionArn(2));
    assert.deepEqual(
      some(second, "status", "attempt", "taskArn"),
      some(first, "status", "attempt", "taskArn"),
    );
    assert.equal(lines.filter((line) => line.startsWith("will run")).length, 1);
    assert.deepEqual(definitions.activeArns(), [1, 2].map(revisionArn));
  });

  it("deregisters what is superseded, though nothing runs", async () => {
    const { up, definitions } = createStack(exits(0));
    let properties = await up(onTrigger("v1", 1));
    for (const version of ["v2", "v3", "v4"]) properties = await up(onTrigger(version, 1), properties);
    assert.deepEqual(definitions.activeArns(), [3, 4].map(revisionArn));
    assert.deepEqual(outputsOf(properties).revisions, [3, 4].map(revisionArn));
  });

  it("runs the definition as it is by then when the triggers change", async () => {
    const { up, tasks, definitions } = createStack(exits(0));
    const registered = await up(onTrigger("v2", 1), await up(onTrigger("v1", 1)));
    const run = await up(onTrigger("v2", 2), registered);
    assert.deepEqual(
      tasks.requests.map(({ taskDefinitionArn }) => taskDefinitionArn),
      [1, 2].map(revisionArn),
    );
    assert.equal(definitions.registered.length, 2);
    assert.equal(outputsOf(run).reason, "triggers changed");
  });

  it("runs a failed run again, though no trigger changed", async () => {
    const { up, failingUp, tasks } = createStack(exits(1), exits(0));
    const { properties } = await failingUp(onTrigger("v1", 1));
    const second = await up(onTrigger("v1", 1), properties);
    assert.deepEqual([tasks.requests.length, outputsOf(second).attempt], [2, 2]);
  });
});

describe("the policy always", () => {
  const always = release("v1", { runPolicy: "always" });

  it("runs in every `up`, each time as a run of its own", async () => {
    const { up, tasks } = createStack(exits(0));
    let properties = await up(always);
    for (let n = 0; n < 3; n++) properties = await up(always, properties);
    assert.equal(new Set(tasks.tokens).size, 4);
    assert.deepEqual(some(properties, "reason", "recordedRuns"), {
      reason: "runPolicy is always",
      recordedRuns: 4,
    });
  });

  it("adopts the run of an `up` that was killed, and does not run twice", async () => {
    const { up, killedUp, tasks } = createStack(exits(0));
    const first = await up(always);
    await killedUp(always, () => tasks.requests.length === 2, first);
    await up(always, first);
    assert.equal(new Set(tasks.tokens).size, 2);
  });
});

describe("the policy once", () => {
  const once = (version: string) => release(version, { runPolicy: "once" });

  it("runs until it has succeeded, and only hands on what is registered after that", async () => {
    const { up, failingUp, tasks } = createStack(exits(1), exits(0));
    const { properties } = await failingUp(once("v1"));
    const second = await up(once("v2"), properties);
    const third = await up(once("v3"), second);
    assert.equal(tasks.requests.length, 2);
    assert.equal(outputsOf(third).taskDefinitionArn, revisionArn(3));
  });
});
