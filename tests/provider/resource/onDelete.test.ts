import * as assert from "node:assert/strict";
import { diff } from "../../../provider/resource/diff";
import { remove } from "../../../provider/resource/remove";
import { outputsOf, type Properties } from "../../../provider/resource/state";
import { taskProvider } from "../../../provider/resource/taskProvider";
import { runIdVariable, startedBy } from "../../../provider/run/identity";
import { exits } from "../run/lives";
import { createStack, release, revisionArn, urn } from "./stack";

const dropping = release("v1", {
  environment: { RAILS_ENV: "review" },
  onDelete: { command: ["rake", "db:drop"], environment: { CONFIRM: "yes" } },
});

describe("the run before a destroy", () => {
  it("runs its command from the definition that the resource has, then the revisions go", async () => {
    const { up, destroy, tasks, definitions, lines } = createStack(exits(0));
    await destroy(await up(dropping));
    const [, last] = tasks.requests;
    assert.deepEqual([last?.command, last?.taskDefinitionArn], [["rake", "db:drop"], revisionArn(1)]);
    const { [runIdVariable]: _, ...environment } = last?.environment ?? {};
    assert.deepEqual(environment, { CONFIRM: "yes" });
    assert.deepEqual(definitions.activeArns(), []);
    assert.ok(lines.includes('will run "rake db:drop" because the resource is destroyed'), lines.join("\n"));
  });

  it("is another run than the one before it, also with the same command", async () => {
    const { up, destroy, tasks } = createStack(exits(0));
    const { command = [] } = release("v1");
    await destroy(await up(release("v1", { onDelete: { command } })));
    assert.equal(new Set(tasks.tokens).size, 2);
  });

  it("keeps the resource when it fails, says so, and runs again with the next destroy", async () => {
    const { up, destroy, tasks, definitions } = createStack(exits(0), exits(1), exits(1), exits(0));
    const properties = await up(dropping);
    for (const attempt of [1, 2]) {
      await assert.rejects(destroy(properties), ({ message }: Error) => {
        assert.match(
          message,
          new RegExp(`^Attempt ${attempt} of "rake db:drop" .* exited 1\\.[^]*Nothing was deleted\\.`),
        );
        return true;
      });
      assert.deepEqual(definitions.activeArns(), [revisionArn(1)]);
    }
    await destroy(properties);
    assert.equal(new Set(tasks.tokens).size, 4);
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("is not made twice when the destroy was killed after it", async () => {
    const { up, begin, clock, destroy, tasks, definitions } = createStack(exits(0));
    const properties = await up(dropping);
    const { host, kill } = begin();
    const killed = remove(urn, properties, host).catch(() => "killed");
    while (tasks.requests.length < 2) await clock.advance(10);
    kill();
    await destroy(properties);
    assert.equal(new Set(tasks.tokens).size, 2);
    assert.deepEqual(definitions.activeArns(), []);
    void killed;
  });

  it("is not made for a resource that is replaced: its successor has the database", async () => {
    const { up, begin, clock, tasks, clusters } = createStack(exits(0));
    const properties = await up(dropping);
    clusters.set("test", "ACTIVE");
    const { host } = begin();
    await diff(urn, properties, { ...dropping, cluster: "test" }, host);
    await clock.until(remove(urn, properties, host));
    assert.equal(tasks.requests.length, 1);
  });

  const former = { urn, id: startedBy(urn) };
  const renamedUrn = urn.replace(/migrate$/, "release");
  const another = { taskArn: "arn:aws:ecs:eu-west-1:123456789012:task/prod/another" };
  for (const [title, id, its, deleted, runs] of [
    ["is not made for one that was renamed and replaced at once", former.id, {}, former, 1],
    [
      "is not made for one that was renamed before it was replaced",
      former.id,
      {},
      { ...former, urn: renamedUrn },
      1,
    ],
    ["is made for another one that goes beside it", startedBy(renamedUrn), {}, former, 2],
    ["is made for another one that has got the former name of one beside it", former.id, another, former, 2],
  ] as const) {
    it(title, async () => {
      const { up, begin, clock, tasks, clusters } = createStack(exits(0));
      const properties = await up(dropping);
      clusters.set("test", "ACTIVE");
      const provider = taskProvider(begin().host);
      const subject = (of: Properties, rest: object) => ({
        ...{ urn: renamedUrn, row: renamedUrn, properties: of, secretPaths: [] },
        ...rest,
      });
      await provider.diff(
        subject({ ...properties, ...its }, { id }),
        subject({ ...dropping, cluster: "test" }, {}),
      );
      await clock.until(provider.delete(subject(properties, deleted)));
      assert.equal(tasks.requests.length, runs);
    });
  }

  it("runs from the revision of the last run, also when that failed", async () => {
    const { up, failingUp, destroy, tasks } = createStack(exits(0), exits(1), exits(0));
    const first = await up(dropping);
    const { taskDefinition } = release("v2");
    const { properties } = await failingUp({ ...dropping, ...(taskDefinition && { taskDefinition }) }, first);
    await destroy(properties);
    assert.equal(tasks.requests.at(-1)?.taskDefinitionArn, revisionArn(2));
  });

  it("registers the definition again when somebody has deregistered it, and leaves nothing behind", async () => {
    const { up, destroy, tasks, definitions } = createStack(exits(0));
    const properties = await up(dropping);
    await definitions.deregister(revisionArn(1));
    await destroy(properties);
    assert.equal(tasks.requests.at(-1)?.taskDefinitionArn, revisionArn(2));
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("runs from an existing definition too, and leaves that alone", async () => {
    const { up, destroy, tasks, definitions } = createStack(exits(0));
    const { taskDefinition: _inline, ...bare } = dropping;
    const taskDefinitionArn = definitions.add("hi-web", [{ name: "web" }]);
    const properties = await up({ ...bare, taskDefinitionArn });
    await destroy(properties);
    assert.equal(tasks.requests.length, 2);
    assert.deepEqual(definitions.activeArns(), [taskDefinitionArn]);
    assert.equal(outputsOf(properties).requestedArn, taskDefinitionArn);
  });
});
