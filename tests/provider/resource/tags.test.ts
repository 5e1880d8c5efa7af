import * as assert from "node:assert/strict";
import type { Tags } from "../../../provider/definition/registry";
import { deploy } from "../../../provider/resource/deploy";
import type { OneOffTaskInputs } from "../../../provider/resource/inputs";
import type { Properties } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, revisionArn, urn } from "./stack";

/** Inputs whose definition, and whose task, have tags. */
function tagged(definition: Tags | undefined, task?: Tags, rest: Partial<OneOffTaskInputs> = {}) {
  const { taskDefinition, ...inputs } = release("v1", rest);
  assert.ok(taskDefinition);
  return {
    ...inputs,
    taskDefinition: { ...taskDefinition, ...(definition && { tags: definition }) },
    ...(task && { tags: task }),
  };
}

function account(defaultTags: Tags = {}) {
  const aws = createInMemoryAws(() => exits(0), defaultTags);
  const up = (inputs: OneOffTaskInputs, olds?: Properties) =>
    aws.clock.until(deploy({ id: "id", urn, inputs, ...(olds && { olds }) }, aws.begin().host));
  /** Those that this package has not added itself. */
  const ownTags = () =>
    Object.fromEntries(
      Object.entries(aws.definitions.tagsOf(revisionArn(1))).filter(
        ([key]) => !key.startsWith("pulumi-ecs-task:"),
      ),
    );
  return { ...aws, up, ownTags };
}

describe("the tags", () => {
  it("of the definition go to the revision, those of the run to the task, both over the default tags", async () => {
    const { up, ownTags, tasks } = account({ team: "web", cost: "1" });
    await up(tagged({ team: "db" }, { kind: "migration" }));
    assert.deepEqual(ownTags(), { team: "db", cost: "1" });
    assert.deepEqual(tasks.requests[0]?.tags, { team: "web", cost: "1", kind: "migration" });
  });

  it("are none where nobody asks for any", async () => {
    const { up, ownTags, tasks } = account();
    await up(release("v1"));
    assert.deepEqual(ownTags(), {});
    assert.ok(!("tags" in (tasks.requests[0] ?? {})));
  });

  it("of the definition are brought up to date without a run, and the default ones stand behind", async () => {
    const { up, ownTags, tasks, definitions } = account({ team: "web" });
    const first = await up(tagged({ team: "db", a: "1", b: "2" }));
    const second = await up(tagged({ b: "3", c: "4" }), first);
    assert.deepEqual(ownTags(), { team: "web", b: "3", c: "4" });
    assert.equal(tasks.requests.length, 1);
    assert.equal(definitions.registered.length, 1);
    const calls = definitions.calls.length;
    await up(tagged({ b: "3", c: "4" }, undefined, { timeoutSeconds: 9 }), second);
    assert.equal(definitions.calls.length, calls, "nothing is tagged when no tag changed");
  });

  it("that are the connection's default are brought up to date without a run", async () => {
    const { up, ownTags, tasks } = account({ team: "stack" });
    const given = (defaultTags: Tags) => tagged({ a: "1" }, undefined, { connection: { defaultTags } });
    const first = await up(tagged({ a: "1" }));
    const second = await up(given({ team: "web", cost: "1" }), first);
    assert.deepEqual(ownTags(), { team: "web", cost: "1", a: "1" });
    const third = await up(given({ team: "db" }), second);
    assert.deepEqual(ownTags(), { team: "db", a: "1" });
    await up(tagged({ a: "1" }), third);
    assert.deepEqual(ownTags(), { team: "stack", a: "1" });
    assert.equal(tasks.requests.length, 1);
  });

  it("of the definition are brought up to date by an `up` that runs it again, too", async () => {
    const { up, ownTags } = account();
    const first = await up(tagged({ a: "1" }));
    await up(tagged({ a: "2" }, undefined, { command: ["other"] }), first);
    assert.deepEqual(ownTags(), { a: "2" });
  });
});
