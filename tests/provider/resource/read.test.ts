import * as assert from "node:assert/strict";
import { exits } from "../run/lives";
import { createStack, release, revisionArn } from "./stack";

describe("a refresh", () => {
  const drifts: readonly [
    title: string,
    spoil: (stack: ReturnType<typeof createStack>) => unknown,
    drift: string,
  ][] = [
    [
      "a deregistered revision",
      ({ definitions }) => definitions.deregister(revisionArn(1)),
      `task definition ${revisionArn(1)} is INACTIVE`,
    ],
    [
      "a deleted revision",
      ({ definitions }) => definitions.forget(revisionArn(1)),
      `task definition ${revisionArn(1)} is gone`,
    ],
    ["an INACTIVE cluster", ({ clusters }) => clusters.set("prod", "INACTIVE"), "cluster prod is INACTIVE"],
    ["a lost cluster", ({ clusters }) => clusters.delete("prod"), "cluster prod is gone"],
    [
      "both at once",
      ({ definitions, clusters }) => {
        definitions.forget(revisionArn(1));
        clusters.delete("prod");
      },
      `task definition ${revisionArn(1)} is gone and cluster prod is gone`,
    ],
  ];
  for (const [title, spoil, drift] of drifts) {
    it(`records ${title}, warns, and changes nothing else`, async () => {
      const stack = createStack(exits(0));
      const properties = await stack.up(release("v1"));
      await spoil(stack);
      assert.deepEqual(await stack.refresh(properties), { ...properties, drift });
      assert.deepEqual(stack.warnings, [drift]);
    });
  }

  it("leaves the properties as they are when all is still there", async () => {
    const { up, refresh, warnings, tasks } = createStack(exits(0));
    const properties = await up(release("v1"));
    assert.deepEqual(await refresh(properties), properties);
    assert.deepEqual([warnings, tasks.requests.length], [[], 1]);
  });

  it("forgets a drift that was mended elsewhere", async () => {
    const { up, refresh } = createStack(exits(0));
    const properties = await up(release("v1"));
    assert.deepEqual(await refresh({ ...properties, drift: "cluster prod is gone" }), properties);
  });

  it("looks for no revision where no gate ever opened", async () => {
    const { failingUp, refresh, definitions } = createStack(exits(1));
    const { properties } = await failingUp(release("v1"));
    const calls = definitions.calls.length;
    assert.deepEqual(await refresh(properties), properties);
    assert.equal(definitions.calls.length, calls);
  });

  it("looks in the region of the run, with the resource's own connection", async () => {
    const { up, refresh, connections } = createStack(exits(0));
    const connection = { profile: "deploy", region: "us-east-1" };
    const properties = await up(release("v1", { connection }));
    await refresh({ ...properties, connection: { profile: "deploy" } });
    assert.deepEqual(connections.at(-1), { profile: "deploy", region: "us-east-1" });
  });
});
