import * as assert from "node:assert/strict";
import { endsWhenStopped, exits, neverStarts, provisioning, running } from "../run/lives";
import { createStack, release, revisionArn, some } from "./stack";

const { taskDefinition: _inline, ...bare } = release("v1");

describe("an `up` after one whose state was lost, where ECS does not show all at once", () => {
  it("starts no third task after a start that never ran was adopted and the next one is not listed yet", async () => {
    const passing = "Timeout waiting for network interface provisioning to complete.";
    const { up, killedUp, tasks } = createStack(neverStarts(passing, 60_000), exits(0, 60_000));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await killedUp(release("v1"), () => tasks.started.length === 2);
    // ListTasks is eventually consistent.
    tasks.listRunning = async () => [];
    await up(release("v1"));
    assert.equal(tasks.started.length, 2);
  });

  it("says that a start never ran its command before it starts again", async () => {
    const why = "CannotPullContainerError: pull image manifest has been retried 1 time(s): not found";
    const { up, killedUp, clock, tasks, lines } = createStack(neverStarts(why), exits(0));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    await clock.advance(60_000);
    const properties = await up(release("v1"));
    assert.ok(
      lines.includes(`1 start of this run never ran its command (${why}); starting again`),
      lines.join(),
    );
    assert.deepEqual(some(properties, "status", "attempt"), { status: "succeeded", attempt: 1 });
  });

  it("finds the run of a revision that others' newer ones have crowded out, and registers nothing again", async () => {
    const { up, killedUp, tasks, definitions } = createStack(exits(0, 60_000));
    await killedUp(release("v1"), () => tasks.started.length === 1);
    for (let other = 0; other < 5; other++) definitions.add("hi-web", [{ name: "web" }]);
    const properties = await up(release("v1"));
    assert.deepEqual([definitions.registered.length, tasks.started.length], [1, 1]);
    assert.deepEqual(properties.revisions, [revisionArn(1)]);
  });

  it("waits for a run of another family that is being stopped", async () => {
    const { up, killedUp, tasks, clock, definitions, lines } = createStack(
      exits(0),
      endsWhenStopped(143, provisioning, running),
      exits(0),
    );
    const [web, worker] = ["hi-web", "hi-worker"].map((family) => definitions.add(family, [{ name: "web" }]));
    const of = (taskDefinitionArn = "") => ({ ...bare, taskDefinitionArn });
    const first = await up(of(web));
    await killedUp({ ...of(web), triggers: 2 }, () => tasks.started.length === 2, first);
    await clock.advance(10_000);
    void tasks.stop("prod", tasks.started[1] ?? "", "by hand");
    await clock.advance(1_000);
    await up(of(worker), first);
    assert.ok(
      lines.includes("waiting for task 0002, another run of this resource that is still in flight"),
      lines.join("\n"),
    );
  });
});
