import * as assert from "node:assert/strict";
import { boardingTogether } from "../../../provider/definition/boarding";
import { isRegisteredFor, mostOwners, type OwnerId } from "../../../provider/definition/marks";
import type { RegisteredRevision } from "../../../provider/definition/registerTogether";
import { denied, lostAnswer, throttled } from "../awsErrors";
import { patienceMs, registering, v1, v2 } from "./registering";

const ownerOf = (name: string | number): OwnerId => [`urn-${name}`, "prod"];

/** A process whose resources want revisions of one registry; calls to register wait for `turn`. */
function boarding(turn: () => Promise<void> = async () => undefined) {
  const { registry, clock, ports, take: alone } = registering();
  const take = boardingTogether(turn);
  const of = (name: string | number, content = v1, tags = {}) =>
    take(content, { id: ownerOf(name) }, ports, tags);
  return { registry, clock, ports, take, of, alone };
}

const arnsOf = (taken: readonly RegisteredRevision[]) => [
  ...new Set(taken.map(({ revision }) => revision.arn)),
];

describe("resources that want the same definition at the same time", () => {
  it("register it once, with one look before and one after, and each has it as its own", async () => {
    const { registry, clock, of } = boarding();
    const taken = await clock.until(Promise.all(["web", "worker", "clock"].map((name) => of(name))));
    assert.deepEqual(arnsOf(taken), registry.activeArns());
    assert.deepEqual(registry.calls, ["newest hi-web", "register hi-web", "newest hi-web"]);
    for (const [index, name] of ["web", "worker", "clock"].entries()) {
      const one = taken[index];
      assert.deepEqual([one?.owned, one?.siblings], [true, []]);
      assert.ok(one && isRegisteredFor(one.revision, v1, ownerOf(name)));
    }
  });

  it("come aboard for a tenth of a second", async () => {
    const { registry, clock, of } = boarding();
    const first = of("web");
    await clock.advance(99);
    const second = of("worker");
    await clock.advance(1);
    const third = of("clock");
    const taken = await clock.until(Promise.all([first, second, third]));
    assert.equal(taken[0]?.revision.arn, taken[1]?.revision.arn);
    assert.notEqual(taken[2]?.revision.arn, taken[0]?.revision.arn);
    assert.equal(registry.registered.length, 2);
  });

  it("come aboard as long as the registration waits for its turn, which is no time of theirs", async () => {
    let next = () => {};
    const { registry, clock, of } = boarding(() => new Promise((resolve) => (next = resolve)));
    const first = of("web");
    await clock.advance(patienceMs * 2);
    const second = of("worker");
    await clock.advance(1);
    registry.refuse("register", throttled("ecs:RegisterTaskDefinition"), 3);
    next();
    const taken = await clock.until(Promise.all([first, second]));
    assert.deepEqual(arnsOf(taken), registry.activeArns());
    assert.equal(registry.registered.length, 1);
  });

  it("are no more than one revision has room for in its tags: those that follow register another, at once", async () => {
    const { registry, clock, of } = boarding();
    const tags = { team: "web" };
    const wanted = Array.from({ length: mostOwners(tags) + 2 }, (_, n) => of(n, v1, tags));
    const taken = await clock.until(Promise.all(wanted));
    assert.equal(registry.registered.length, 2);
    const [full, rest] = registry
      .activeArns()
      .map((arn) => taken.filter(({ revision }) => revision.arn === arn));
    assert.deepEqual([full?.length, rest?.length], [mostOwners(tags), 2]);
  });

  it("are apart where the content or the user's tags differ", async () => {
    const { registry, clock, of } = boarding();
    await clock.until(Promise.all([of("web"), of("worker", v2), of("clock", v1, { team: "web" })]));
    assert.equal(registry.registered.length, 3);
  });

  it("take each its own where an interrupted `up` had registered some, and the rest register one more", async () => {
    const { registry, clock, of, ports, alone } = boarding();
    const mine = (await clock.until(alone(v1, { id: ownerOf("worker") }, ports))).revision.arn;
    const taken = await clock.until(Promise.all(["web", "worker", "clock"].map((name) => of(name))));
    assert.equal(taken[1]?.revision.arn, mine);
    assert.equal(taken[0]?.revision.arn, taken[2]?.revision.arn);
    assert.equal(registry.registered.length, 2);
  });

  it("find again what they had registered together", async () => {
    const { registry, clock, of, ports } = boarding();
    const names = ["web", "worker", "clock"];
    const before = await clock.until(Promise.all(names.map((name) => of(name))));
    const again = boardingTogether(async () => undefined);
    const after = await clock.until(
      Promise.all([...names].reverse().map((name) => again(v1, { id: ownerOf(name) }, ports))),
    );
    assert.deepEqual(arnsOf(after), arnsOf(before));
    assert.deepEqual(
      after.map(({ owned }) => owned),
      [true, true, true],
    );
    assert.equal(registry.registered.length, 1);
  });

  it("do not look at what their own process has registered for others", async () => {
    const { registry, clock, of } = boarding();
    await clock.until(of("web"));
    registry.add("hi-web", [{ name: "web" }]);
    const calls = registry.calls.length;
    await clock.until(of("worker"));
    const [, byHand] = registry.activeArns();
    assert.deepEqual(registry.calls.slice(calls), [
      "newest hi-web",
      `find ${byHand}`,
      "register hi-web",
      "newest hi-web",
    ]);
  });

  it("find what their own process has registered for them before", async () => {
    const { registry, clock, of } = boarding();
    const first = await clock.until(of("web"));
    const taken = await clock.until(Promise.all([of("worker"), of("web")]));
    assert.equal(taken[1]?.revision.arn, first.revision.arn);
    assert.equal(registry.registered.length, 2);
  });

  it("look for what is behind the newest, though all of these are their own process's", async () => {
    const { registry, clock, of, take, ports, alone } = boarding();
    const mine = (await clock.until(alone(v1, { id: ownerOf("clock") }, ports))).revision.arn;
    for (let n = 0; n < 5; n++) await clock.until(of(n));
    const owner = { id: ownerOf("clock"), recorded: [mine] };
    assert.equal((await clock.until(take(v1, owner, ports))).revision.arn, mine);
    assert.equal(registry.registered.length, 6);
  });

  it("look for a lost answer together, and register nothing twice", async () => {
    const { registry, clock, of } = boarding();
    registry.lose("register", lostAnswer("ecs:RegisterTaskDefinition"), 1);
    const taken = await clock.until(Promise.all(["web", "worker"].map((name) => of(name))));
    assert.deepEqual(arnsOf(taken), registry.activeArns());
    assert.equal(registry.registered.length, 1);
  });

  it("are all told why not, each once, and the next one tries anew", async () => {
    const { registry, clock, of } = boarding();
    const error = denied("ecs:RegisterTaskDefinition");
    registry.refuse("register", error, 1);
    const ends = await clock.until(Promise.allSettled(["web", "worker"].map((name) => of(name))));
    assert.deepEqual(ends, Array(2).fill({ status: "rejected", reason: error }));
    assert.equal((await clock.until(of("web"))).owned, true);
  });

  it("are told when the first look is denied, though it failed while others came aboard", async () => {
    const { registry, clock, of } = boarding();
    const error = denied("ecs:ListTaskDefinitions");
    registry.refuse("newest", error);
    await assert.rejects(clock.until(of("web")), error);
    assert.equal(registry.registered.length, 0);
  });

  it("have one that only the first may deregister, where tagging is denied", async () => {
    const { registry, clock, of } = boarding();
    registry.denyTagging();
    const taken = await clock.until(Promise.all(["web", "worker"].map((name) => of(name))));
    assert.deepEqual(arnsOf(taken), registry.activeArns());
    assert.deepEqual(
      taken.map(({ owned }) => owned),
      [true, false],
    );
  });
});

describe("resources that two engines register at the same moment", () => {
  const race = async (...processes: readonly (readonly string[])[]) => {
    const { registry, clock, ports } = boarding();
    const taken = await clock.until(
      Promise.all(
        processes.map((names) => {
          const take = boardingTogether(async () => undefined);
          return Promise.all(names.map((name) => take(v1, { id: ownerOf(name) }, ports)));
        }),
      ),
    );
    const revisionOf = (process: number, name: string) =>
      taken[process]?.[processes[process]?.indexOf(name) ?? -1]?.revision.arn;
    return { registry, revisionOf };
  };

  it("are the same revision's in both, the older one's, and the other one goes", async () => {
    const { registry, revisionOf } = await race(["web", "worker"], ["worker", "web"]);
    for (const name of ["web", "worker"]) assert.equal(revisionOf(0, name), revisionOf(1, name));
    assert.equal(registry.registered.length, 2);
    assert.deepEqual(registry.activeArns(), [revisionOf(0, "web")]);
    assert.match(String(revisionOf(0, "web")), /:1$/);
  });

  it("are so one by one: who is in both has the older, who is in one keeps that one's", async () => {
    const { registry, revisionOf } = await race(["web", "worker"], ["clock", "worker"]);
    assert.equal(revisionOf(0, "worker"), revisionOf(1, "worker"));
    assert.equal(revisionOf(0, "worker"), revisionOf(0, "web"));
    assert.notEqual(revisionOf(1, "clock"), revisionOf(1, "worker"));
    assert.equal(registry.activeArns().length, 2);
  });
});
