import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stackIn } from "../../../provider/cli/stack/deployment";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { inputNames } from "../../../provider/resource/inputs";
import { inputsOf, outputsOf } from "../../../provider/resource/state";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { urn } from "./stack";

const folder = join(__dirname, "states");
/** States as `pulumi stack export` gave them when their format was today's. They are never changed. */
const recorded = readdirSync(folder).map((name) => {
  const state = JSON.parse(readFileSync(join(folder, name), "utf8")) as DynamicProperties;
  return [name, { ...state, resourceUrn: state.resourceUrn ?? urn }] as const;
});

/** What the program that has made a state says of it, without a change. */
function programOf(state: DynamicProperties): DynamicProperties {
  const inputs = inputsOf(state) as unknown as Record<string, unknown>;
  const given = inputNames.filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]);
  return { ...Object.fromEntries(given), resourceUrn: state.resourceUrn };
}

const provided = () => {
  const aws = createInMemoryAws(() => exits(0));
  return { ...aws, provider: dynamicProvider(aws.host) };
};

/** An account that has the cluster and the revision of a state. */
function inItsAccount(state: DynamicProperties) {
  const aws = provided();
  aws.clusters.set(inputsOf(state).cluster, "ACTIVE");
  aws.definitions.add("app", [{ name: "web", essential: true }]);
  return aws;
}

describe("a recorded state", () => {
  assert.ok(recorded.length >= 8);
  for (const [name, state] of recorded) {
    const { status, failure, revisions, recordedRuns } = outputsOf(state);
    const failed = status === "failed";
    it(`loads: ${name}, which ${failed ? "runs again" : "runs nothing"} in a program that has not changed`, async () => {
      const { provider, lines } = provided();
      const { changes, replaces } = await provider.diff("id", state, programOf(state));
      assert.deepEqual([changes, replaces], [failed, []]);
      const told = failed ? [`will run "node migrate.js": attempt 2, attempt 1 ${failure}`] : [];
      assert.deepEqual(lines, told);
    });

    it(`goes on: ${name} is refreshed, and runs once for a change or after its failure`, async () => {
      const { provider, clock, tasks } = inItsAccount(state);
      const { props } = await clock.until(provider.read("id", state));
      assert.equal("drift" in props, false);

      const news = { ...programOf(state), ...(!failed && { command: ["node", "seed.js"] }) };
      const { outs } = await clock.until(provider.update("id", state, news));
      const after = outputsOf(outs);
      assert.equal(tasks.started.length, 1);
      assert.deepEqual([after.status, after.attempt], ["succeeded", failed ? 2 : 1]);
      assert.equal(after.recordedRuns, recordedRuns + 1);
      assert.deepEqual(after.revisions.slice(0, 1), revisions);
    });

    it(`ends: ${name} is destroyed, and nothing runs`, async () => {
      const { provider, clock, tasks, definitions } = inItsAccount(state);
      assert.deepEqual(definitions.activeArns(), revisions);
      await clock.until(provider.delete("id", state));
      assert.deepEqual([definitions.activeArns(), tasks.started], [[], []]);
    });
  }

  const [, sample] = recorded[0] ?? assert.fail("no state");
  const newer = { ...sample, stateFormat: 2, stateFormatSince: "1.4.0" };
  const refused =
    /^the state of migrate is of format 2, .* this one knows format 1 at most, .* It was left as it is\. Use version 1\.4\.0 or later: npm install pulumi-ecs-task@1\.4\.0$/;
  const messageOf = (promise: Promise<unknown>) =>
    promise.then(
      () => "nothing",
      (error: Error) => error.message,
    );

  it("of a later format is refused by every handler that reads it, with the version to use and before any call", async () => {
    const aws = provided();
    const { provider } = aws;
    const news = programOf(sample);
    for (const refusedCall of [
      provider.diff("id", newer, news),
      provider.update("id", newer, news),
      provider.read("id", newer),
      provider.delete("id", newer),
    ])
      assert.match(await messageOf(refusedCall), refused);
    assert.deepEqual(aws.connections, []);
  });

  it("of a format that is no number is refused too, and one that is marked as the first is read", async () => {
    const { provider } = provided();
    const diff = (state: object) =>
      messageOf(provider.diff("id", { ...sample, ...state }, programOf(sample)));
    assert.match(
      await diff({ stateFormat: "x" }),
      /format x, .* Use the latest version: npm install pulumi-ecs-task@latest$/,
    );
    assert.equal(await diff({ stateFormat: 1 }), "nothing");
  });

  it("of a later format is refused by the command line", () => {
    const resource = { urn, type: "pulumi-nodejs:dynamic/ecs-task:OneOffTask", outputs: newer };
    assert.throws(() => stackIn("prod", { resources: [resource] }, () => undefined), { message: refused });
  });
});
