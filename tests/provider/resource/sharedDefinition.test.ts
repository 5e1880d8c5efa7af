import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { deploy } from "../../../provider/resource/deploy";
import { destroyedTag } from "../../../provider/resource/destroyed";
import { diff } from "../../../provider/resource/diff";
import { remove } from "../../../provider/resource/remove";
import { outputsOf, type Properties } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, revisionArn, urn } from "./stack";

type Names = readonly string[];

const names: Names = ["web", "worker", "clock"];
const urnOf = (name: string) => urn.replace(/migrate$/, name);

/** A stack whose resources all have the same definition, and a command of their own each. */
function createStack() {
  const aws = createInMemoryAws(() => exits(0));
  const { clock, begin, tasks, definitions } = aws;
  const state = new Map<string, Properties>();

  const inputsOf = (name: string, version: string) => release(version, { command: ["run", name] });

  /** One `up` of the resources that are in the program, in one process; those that are not any more go at its end. */
  async function up(version: string, program: Names = names): Promise<void> {
    const { host } = begin();
    const one = async (name: string) => {
      const olds = state.get(name);
      const inputs = inputsOf(name, version);
      const isSame = olds && !(await diff(urnOf(name), olds, inputs, host)).changes;
      if (isSame) return;
      const deployment = { id: "id", urn: urnOf(name), inputs, ...(olds && { olds }) };
      state.set(name, await deploy(deployment, host));
    };
    await clock.until(Promise.all(program.map(one)));
    for (const name of [...state.keys()].filter((known) => !program.includes(known))) {
      await clock.until(remove(urnOf(name), state.get(name) ?? {}, host));
      state.delete(name);
    }
  }

  /** An `up` that is killed, with its provider, after so long. */
  async function killedUp(version: string, afterMs: number): Promise<void> {
    const { host, kill } = begin();
    const ends = names.map((name) => {
      const olds = state.get(name);
      const inputs = inputsOf(name, version);
      return deploy({ id: "id", urn: urnOf(name), inputs, ...(olds && { olds }) }, host).catch(
        () => undefined,
      );
    });
    await Promise.race([Promise.all(ends), clock.advance(afterMs)]);
    kill();
  }

  /** Destroys resources in one process, all at once, as the engine does. */
  async function destroy(some: Names = names): Promise<void> {
    const { host } = begin();
    await clock.until(Promise.all(some.map((name) => remove(urnOf(name), state.get(name) ?? {}, host))));
    for (const name of some) state.delete(name);
  }

  const runsOf = (name: string) => tasks.requests.filter(({ command }) => command?.[1] === name).length;
  const outputs = (name: string) => outputsOf(state.get(name) ?? {});
  return { ...aws, definitions, up, killedUp, destroy, runsOf, outputs };
}

describe("resources of one definition in one `up`", () => {
  it("register it once, and each runs its own task from it", async () => {
    const { up, definitions, outputs, runsOf } = createStack();
    await up("v1");
    assert.equal(definitions.registered.length, 1);
    for (const name of names) {
      const { taskDefinitionArn, revisions, foreignRevisions } = outputs(name);
      assert.deepEqual(
        [taskDefinitionArn, revisions, foreignRevisions, runsOf(name)],
        [revisionArn(1), [revisionArn(1)], [], 1],
      );
    }
  });

  it("keep it while one of them has it, and are told apart if they come again within the hour", async () => {
    const { up, destroy, definitions, runsOf } = createStack();
    await up("v1");
    await destroy(["worker"]);
    assert.deepEqual(definitions.activeArns(), [revisionArn(1)]);
    assert.equal(definitions.tagsOf(revisionArn(1))[destroyedTag(urnOf("worker"))], "1");
    await up("v1");
    assert.deepEqual(names.map(runsOf), [1, 2, 1]);
  });

  it("give it up one by one as they leave the program, and it goes with the last", async () => {
    const { up, destroy, definitions } = createStack();
    await up("v1");
    await up("v1", ["web", "clock"]);
    await up("v1", ["clock"]);
    assert.deepEqual(definitions.activeArns(), [revisionArn(1)]);
    await destroy(["clock"]);
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("leave no revision ACTIVE when all are destroyed at once", async () => {
    const { up, destroy, definitions } = createStack();
    for (const version of ["v1", "v2", "v3"]) await up(version);
    assert.equal(definitions.activeArns().length, 3);
    await destroy();
    assert.deepEqual(definitions.activeArns(), []);
  });

  it("run nothing again from a kill at any moment, and register nothing that is left behind", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4_000 }),
        fc.shuffledSubarray([...names]),
        async (afterMs, first) => {
          const { up, killedUp, destroy, definitions, runsOf, tasks } = createStack();
          await killedUp("v1", afterMs);
          // The next one may have them in another order, and some of them later than others.
          await up("v1", first);
          await up("v1");
          assert.deepEqual(
            names.map(runsOf).map((runs) => runs >= 1),
            [true, true, true],
          );
          assert.equal(new Set(tasks.started).size, 3, `${tasks.started.length} tasks after ${afterMs} ms`);
          await destroy();
          assert.deepEqual(definitions.activeArns(), []);
        },
      ),
    );
  });
});
