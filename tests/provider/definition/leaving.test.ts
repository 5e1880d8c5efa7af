import * as assert from "node:assert/strict";
import { leavingTogether } from "../../../provider/definition/leaving";
import { marksFor, type OwnerId } from "../../../provider/definition/marks";
import { denied } from "../awsErrors";
import { createInMemoryRegistry, type InMemoryRegistry } from "./inMemoryRegistry";
import { v1 } from "./registering";

const [web, worker, clock]: readonly [OwnerId, OwnerId, OwnerId] = [
  ["urn-web", "prod"],
  ["urn-worker", "prod"],
  ["urn-clock", "prod"],
];

/** A registry with one revision of the owners, and a process that gives it up for some of them. */
async function registered(...owners: readonly [OwnerId, ...OwnerId[]]) {
  const registry = createInMemoryRegistry();
  const arn = await registry.register(v1, { team: "web", ...marksFor(v1, owners) });
  let turns = 0;
  const giveUp = leavingTogether(async () => {
    turns += 1;
  });
  const calls = () => registry.calls.slice(1).map((call) => call.split(" ")[0]);
  return {
    registry,
    arn,
    calls,
    turns: () => turns,
    leave: (owner: OwnerId) => giveUp(arn, owner, registry),
  };
}

describe("giving a revision up", () => {
  it("deregisters one that was one's own alone, with one look", async () => {
    const { registry, calls, turns, leave } = await registered(web);
    assert.equal(await leave(web), true);
    assert.deepEqual([registry.activeArns(), calls(), turns()], [[], ["find", "deregister"], 1]);
  });

  it("takes one's marks off one that others have, which stays ACTIVE with theirs", async () => {
    const { registry, arn, calls, turns, leave } = await registered(web, worker);
    assert.equal(await leave(web), false);
    assert.deepEqual(registry.activeArns(), [arn]);
    assert.deepEqual(registry.tagsOf(arn), {
      team: "web",
      ...Object.fromEntries(Object.entries(marksFor(v1, [web, worker])).slice(2)),
    });
    assert.deepEqual([calls(), turns()], [["find", "untag", "find"], 0]);
  });

  it("deregisters it with its last owner, in whatever order they leave", async () => {
    for (const order of [
      [web, worker, clock],
      [clock, worker, web],
      [worker, web, clock],
    ]) {
      const { registry, leave } = await registered(web, worker, clock);
      const gone: boolean[] = [];
      for (const owner of order) gone.push(await leave(owner));
      assert.deepEqual([gone, registry.activeArns()], [[false, false, true], []]);
    }
  });

  it("deregisters it when all leave at once, which takes few calls", async () => {
    const { registry, calls, leave } = await registered(web, worker, clock);
    const gone = await Promise.all([web, worker, clock].map(leave));
    assert.deepEqual(registry.activeArns(), []);
    assert.deepEqual(gone, [false, true, true]);
    assert.deepEqual(calls(), ["find", "untag", "find", "find", "deregister"]);
  });

  it("deregisters it when the other one's engine took its marks off meanwhile", async () => {
    const { registry, arn, leave } = await registered(web, worker);
    const { untag } = registry;
    registry.untag = async (...given) => {
      await untag(...given);
      await untag(arn, Object.keys(marksFor(v1, [web, worker])));
    };
    assert.equal(await leave(web), true);
    assert.deepEqual(registry.activeArns(), []);
  });

  it("takes nothing off one that is others' alone", async () => {
    const { registry, arn, calls, leave } = await registered(worker);
    assert.equal(await leave(web), false);
    assert.deepEqual([registry.activeArns(), calls()], [[arn], ["find", "find"]]);
  });

  it("has nothing to do where it is INACTIVE or gone", async () => {
    const { registry, arn, calls, leave } = await registered(web, worker);
    await registry.deregister(arn);
    assert.equal(await leave(web), true);
    registry.forget(arn);
    assert.equal(await leave(web), true);
    assert.deepEqual(calls(), ["deregister", "find", "find"]);
  });

  for (const [what, take] of [
    ["deregisters it", (registry, arn) => registry.deregister(arn)],
    ["deletes it", async (registry, arn) => registry.forget(arn)],
  ] satisfies [string, (registry: InMemoryRegistry, arn: string) => Promise<void>][]) {
    it(`has nothing more to do where somebody ${what} meanwhile`, async () => {
      const { registry, arn, turns, leave } = await registered(web, worker);
      const { untag } = registry;
      registry.untag = async (...given) => {
        await untag(...given);
        await take(registry, arn);
      };
      assert.deepEqual([await leave(web), turns()], [true, 0]);
    });
  }

  it("is AWS's own error when it is refused, and can be tried again", async () => {
    const { registry, leave } = await registered(web);
    const error = denied("ecs:DeregisterTaskDefinition");
    registry.refuse("deregister", error, 1);
    const ends = await Promise.allSettled([leave(web)]);
    assert.deepEqual(ends, [{ status: "rejected", reason: error }]);
    assert.equal(await leave(web), true);
  });
});
