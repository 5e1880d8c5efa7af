import * as assert from "node:assert/strict";
import { lostAnswer, throttled } from "../awsErrors";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

describe("an `up` in bad weather", () => {
  it("starts one task though the answer of RunTask is lost, again and again", async () => {
    const { up, tasks } = createStack(exits(0, 60_000));
    tasks.lose("run", lostAnswer("ecs:RunTask"), 5);
    const properties = await up(release("v1"));
    assert.deepEqual([properties.status, properties.taskArn], ["succeeded", tasks.started[0]]);
    assert.deepEqual([tasks.started.length, tasks.requests.length], [1, 6]);
    assert.equal(new Set(tasks.tokens).size, 1);
  });

  it("takes the verdict of the task whose start was lost, though it has ended by the time of the answer", async () => {
    const { up, tasks } = createStack(exits(0, 2_000));
    tasks.lose("run", lostAnswer("ecs:RunTask"), 8);
    const properties = await up(release("v1"));
    assert.deepEqual(some(properties, "status", "exitCode"), { status: "succeeded", exitCode: 0 });
    assert.equal(tasks.started.length, 1);
  });

  it("registers one revision though the answer of RegisterTaskDefinition is lost, and owns it", async () => {
    const { up, definitions } = createStack(exits(0));
    definitions.lose("register", lostAnswer("ecs:RegisterTaskDefinition"), 1);
    const properties = await up(release("v1"));
    assert.equal(definitions.registered.length, 1);
    assert.deepEqual(properties.revisions, [revisionArn(1)]);
  });

  it("rides out throttling of every call it makes", async () => {
    const { up, tasks, definitions } = createStack(exits(0));
    for (const operation of ["run", "describe", "listRunning", "listStopped"] as const)
      tasks.refuse(operation, throttled(operation), 4);
    for (const operation of ["register", "newest"] as const)
      definitions.refuse(operation, throttled(operation), 4);
    const properties = await up(release("v1"));
    assert.equal(properties.status, "succeeded");
    assert.deepEqual([tasks.started.length, definitions.registered.length], [1, 1]);
  });

  it("gives RunTask up after the time to start, and the next `up` goes on with the same start", async () => {
    const { up, failingUp, tasks, clock } = createStack(exits(0));
    tasks.refuse("run", throttled("ecs:RunTask"));
    const begunMs = clock.now();
    const { properties } = await failingUp(release("v1", { startTimeoutSeconds: 60 }));
    const elapsedMs = clock.now() - begunMs;
    assert.ok(elapsedMs > 30_000 && elapsedMs <= 61_000, `${elapsedMs} ms`);
    assert.equal(properties.status, "unfinished");
    tasks.lose("run", undefined);
    await up(release("v1"), properties);
    assert.deepEqual([tasks.started.length, new Set(tasks.tokens).size], [1, 1]);
  });

  it("does not stop a task for its own trouble to see it", async () => {
    const { up, tasks, clock } = createStack(exits(0, 30_000));
    tasks.refuse("describe", throttled("ecs:DescribeTasks"));
    void clock.sleep(1_000_000).then(() => tasks.lose("describe", undefined));
    const properties = await up(release("v1"));
    assert.deepEqual([properties.status, tasks.stops], ["succeeded", []]);
  });

  it("asks again for a lost stop at the timeout, and stops nothing else", async () => {
    const { failingUp, tasks } = createStack(exits(0, 3_600_000));
    tasks.lose("stop", lostAnswer("ecs:StopTask"), 2);
    const { properties } = await failingUp(release("v1", { timeoutSeconds: 60 }));
    assert.equal(properties.failure, "did not finish within timeoutSeconds (60)");
    assert.equal(tasks.stops.length, 3);
    assert.deepEqual([...new Set(tasks.stops.map(({ taskArn }) => taskArn))], tasks.started);
  });
});
