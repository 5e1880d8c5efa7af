import * as assert from "node:assert/strict";
import { RunFailure } from "../../../provider/resource/failure";
import { denied, lostAnswer } from "../awsErrors";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

const lost = lostAnswer("ecs:RunTask");
const refused = denied("ecs:DescribeTasks");

describe("an `up` that ended before its run did", () => {
  it("records that it has no verdict, and leaves the gate where it was", async () => {
    const { up, failingUp, tasks } = createStack(exits(0));
    const first = await up(release("v1"));
    tasks.lose("describe", refused);
    const { properties, message, cause } = await failingUp(release("v2"), first);
    assert.deepEqual(
      some(properties, "status", "failure", "attempt", "recordedRuns", "taskDefinitionArn", "revisionArn"),
      {
        status: "unfinished",
        failure: refused.message,
        attempt: 1,
        recordedRuns: 1,
        taskDefinitionArn: revisionArn(1),
        revisionArn: revisionArn(2),
      },
    );
    assert.ok(
      message.startsWith(`Attempt 1 of "rake db:migrate" has no verdict: ${refused.message}\n`),
      message,
    );
    assert.equal(cause, refused);
    assert.deepEqual(tasks.stops, []);
  });

  it("is followed by one that adopts the run: the same token, one task, nothing registered twice", async () => {
    const { up, failingUp, tasks, definitions } = createStack(exits(0));
    tasks.lose("run", lost);
    const { properties } = await failingUp(release("v1"));
    assert.equal(properties.status, "unfinished");
    tasks.lose("run", undefined);
    const second = await up(release("v1"), properties);
    assert.equal(tasks.started.length, 1);
    assert.equal(new Set(tasks.tokens).size, 1);
    assert.equal(definitions.registered.length, 1);
    assert.deepEqual(some(second, "status", "failure", "attempt", "recordedRuns", "taskArn", "reason"), {
      status: "succeeded",
      failure: undefined,
      attempt: 1,
      recordedRuns: 1,
      taskArn: tasks.started[0],
      reason: `attempt 1 has no verdict yet: ${lost.message}`,
    });
  });

  it("adopts the run also when its network was mended in between", async () => {
    const { up, failingUp, tasks } = createStack(exits(0));
    tasks.lose("describe", refused);
    const { properties } = await failingUp(
      release("v1", { networkConfiguration: { subnets: ["subnet-1"] } }),
    );
    tasks.lose("describe", undefined);
    await up(release("v1", { networkConfiguration: { subnets: ["subnet-2"] } }), properties);
    assert.equal(tasks.started.length, 1);
  });

  it("adopts a failure too, and then counts on", async () => {
    const { failingUp, tasks } = createStack(exits(1), exits(1));
    tasks.lose("describe", refused);
    const unfinished = await failingUp(release("v1"));
    tasks.lose("describe", undefined);
    const failed = await failingUp(release("v1"), unfinished.properties);
    assert.deepEqual(some(failed.properties, "status", "attempt", "recordedRuns"), {
      status: "failed",
      attempt: 1,
      recordedRuns: 1,
    });
    const next = await failingUp(release("v1"), failed.properties);
    assert.equal(next.properties.attempt, 2);
    assert.equal(tasks.started.length, 2);
  });
});

describe("an `up` that could not begin", () => {
  const { taskDefinition: _inline, ...bare } = release("v1");

  it("passes AWS's own error on, with nothing to record", async () => {
    const { up, tasks } = createStack(exits(0));
    await assert.rejects(up({ ...bare, taskDefinitionArn: "hi-web:7" }), (error) => {
      assert.ok(!(error instanceof RunFailure));
      assert.match(String(error), /hi-web:7/);
      return true;
    });
    assert.deepEqual(tasks.requests, []);
  });

  it("loses no revision when it is unclear which container is meant", async () => {
    const { up, definitions } = createStack(exits(0));
    const containerDefinitions = ["web", "cache"].map((name) => ({ name, image: "app:v1" }));
    const error = await up({ ...bare, taskDefinition: { family: "hi-web", containerDefinitions } }).then(
      () => assert.fail("the `up` succeeded"),
      (thrown) => thrown,
    );
    assert.match(error.message, /2 containers are essential \("web", "cache"\)/);
    const recorded = error instanceof RunFailure ? error.properties.revisions : [];
    assert.deepEqual(recorded, definitions.activeArns());
  });
});

describe("an `up` after a `destroy` within the hour", () => {
  it("runs again with an inline definition", async () => {
    const { up, destroy, tasks } = createStack(exits(0));
    await destroy(await up(release("v1")));
    await up(release("v1"));
    assert.equal(tasks.started.length, 2);
  });

  it("runs again with an existing definition", async () => {
    const { up, destroy, tasks, definitions } = createStack(exits(0));
    const { taskDefinition: _inline, ...bare } = release("v1");
    const inputs = { ...bare, taskDefinitionArn: definitions.add("hi-web", [{ name: "web" }]) };
    await destroy(await up(inputs));
    await up(inputs);
    assert.equal(tasks.started.length, 2);
  });
});
