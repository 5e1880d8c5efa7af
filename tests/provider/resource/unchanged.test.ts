import * as assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, urn } from "./stack";

const news = { ...release("v1"), __provider: "exports.handler = __f0;", resourceUrn: urn };

/** The recorded properties of a resource that an `up` has created. */
async function recorded() {
  const { host, clock } = createInMemoryAws(() => exits(0));
  const { outs } = await clock.until(dynamicProvider(host).create(news));
  return outs;
}

/** What a process of its own says that is asked to check and to compare. */
async function asked(order: object): Promise<{ failures: []; changes: boolean; loaded: string[] }> {
  const execArgv = ["--require", require.resolve("ts-node/register/transpile-only")];
  const child = fork(resolve(__dirname, "unchangedProcess.ts"), { execArgv });
  child.send(order);
  const [told] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => assert.fail(`the process ended with ${code}`)),
  ]);
  return told;
}

describe("a resource that has not changed", () => {
  it("is found so with neither the AWS SDK nor what carries out a change loaded", async () => {
    const { failures, changes, loaded } = await asked({ olds: await recorded(), news });
    assert.deepEqual({ failures, changes }, { failures: [], changes: false });
    const ours = loaded.filter((file) => file.includes("/provider/"));
    const names = (part: string) => ours.filter((file) => file.includes(part));
    assert.equal(names("/resource/diff.ts").length, 1, ours.join("\n"));
    for (const part of ["/resource/deploy.ts", "/resource/remove.ts", "/run/execute.ts", "/aws/"])
      assert.deepEqual(names(part), []);
    assert.deepEqual(
      loaded.filter((file) => /[\\/](@aws-sdk|@smithy)[\\/]/.test(file)),
      [],
    );
  }).timeout(60_000);
});
