import * as assert from "node:assert/strict";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import type { Properties } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createStack, release } from "./stack";

const minuteMs = 60_000;

describe("a run's identity", () => {
  it("does not come again where ECS has forgotten a failure that no state knew: an older success is not taken", async () => {
    const fates = [exits(0), exits(3), exits(0), exits(3), exits(0)];
    const { up, failingUp, killedUp, clock, tasks } = createStack(...fates);
    const before = await up(release("v1"));
    await killedUp(release("v2"), () => tasks.started.length === 2, before);
    await clock.advance(59 * minuteMs);
    await killedUp(release("v2"), () => tasks.started.length === 3, before);
    await clock.advance(5 * minuteMs);
    const { properties } = await failingUp(release("v2"), before);
    assert.equal(tasks.started.length, 4);
    const { taskArn, attempt } = await up(release("v2"), properties);
    assert.deepEqual([taskArn, tasks.started.length, attempt], [tasks.started[4], 5, 2]);
  });

  it("does not come again after a destroy, for a revision of others that only a killed up had run", async () => {
    const { up, killedUp, destroy, clock, tasks, definitions } = createStack(exits(0));
    const { taskDefinition: _inline, ...bare } = release("v1");
    const theirs = (): OneOffTaskInputs => ({
      ...bare,
      taskDefinitionArn: definitions.add("hi-web", [{ name: "web" }]),
    });
    const [first, second] = [theirs(), theirs()];
    await killedUp(first, () => tasks.started.length === 1);
    await clock.advance(minuteMs);
    await destroy(await up(second));
    await up(first);
    assert.equal(tasks.started.length, 3);
  });
});

describe("a revision that the state has", () => {
  it("serves again, however many newer ones there are", async () => {
    const { up, definitions } = createStack(exits(0));
    let properties: Properties | undefined;
    for (const version of ["v1", "v2", "v3", "v4", "v5", "v6", "v7"])
      properties = await up(release(version), properties);
    await up(release("v1"), properties);
    assert.equal(definitions.registered.length, 7);
  });
});
