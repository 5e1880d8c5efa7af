import * as assert from "node:assert/strict";
import type { DynamicProperties } from "../../../provider/resource/dynamicProperties";
import { dynamicProvider } from "../../../provider/resource/dynamicProvider";
import { RunFailure } from "../../../provider/resource/failure";
import type { Fate } from "../run/life";
import { exits } from "../run/lives";
import { createInMemoryAws } from "./inMemoryAws";
import { release, revisionArn, urn } from "./stack";

const hidden = { __provider: "exports.handler = __f0;", resourceUrn: urn };
const asked = (version: string): DynamicProperties => ({ ...release(version), ...hidden });

function provided(...fates: readonly Fate[]) {
  const aws = createInMemoryAws((_, nth) => fates[nth - 1] ?? exits(0));
  return { ...aws, provider: dynamicProvider(aws.host) };
}

async function failureOf(deployed: Promise<unknown>): Promise<RunFailure> {
  const error = await deployed.then(
    () => assert.fail("it succeeded"),
    (thrown) => thrown,
  );
  assert.ok(error instanceof RunFailure, String(error));
  return error;
}

describe("the dynamic provider", () => {
  it("checks the inputs without Pulumi's own, and hands all of them on", async () => {
    const { provider } = provided();
    assert.deepEqual(await provider.check(asked("v0"), asked("v1")), { inputs: asked("v1"), failures: [] });
  });

  it("says before a create, which has no diff, that it will run, and says it once in a process", async () => {
    const { provider, clock, lines } = provided();
    await provider.check({}, asked("v1"));
    assert.deepEqual(lines, ['will run "rake db:migrate" because it has not run yet']);
    await clock.until(provider.create(asked("v1")));
    assert.deepEqual(lines, ['will run "rake db:migrate" because it has not run yet']);
  });

  it("says nothing of a run before inputs that are wrong, or before an update", async () => {
    const { provider, lines } = provided();
    await provider.check({}, { ...asked("v1"), timeoutSeconds: 0 });
    await provider.check(asked("v0"), asked("v1"));
    assert.deepEqual(lines, []);
  });

  it("says before an update why it will run, and says it once in a process", async () => {
    const { provider, begin, clock, lines } = provided(exits(0), exits(0));
    const { id, outs } = await clock.until(provider.create(asked("v1")));
    const told = lines.length;
    const later = dynamicProvider(begin().host);
    await later.diff(id, outs as DynamicProperties, asked("v2"));
    await clock.until(later.update(id, outs as DynamicProperties, asked("v2")));
    assert.deepEqual(lines.slice(told), [
      'will run "rake db:migrate" because taskDefinition.containerDefinitions[0].image changed',
    ]);
  });

  it("takes what is null for absent, and triggers as they are", async () => {
    const { provider, clock } = provided(exits(0));
    const nulls = { container: null, connection: { region: "eu-west-1", credentials: null } };
    const definition = { ...release("v1").taskDefinition, volumes: null, cpu: null };
    const news = { ...asked("v1"), ...nulls, taskDefinition: definition, triggers: null };
    assert.deepEqual((await provider.check({}, news)).failures, []);
    const { id, outs } = await clock.until(provider.create(news));
    const leftOut = { ...asked("v1"), connection: { region: "eu-west-1" } };
    const changes = async (later: DynamicProperties) =>
      (await provider.diff(id, outs as DynamicProperties, later)).changes;
    assert.equal(await changes({ ...leftOut, triggers: null }), false);
    assert.equal(await changes({ ...leftOut, triggers: { version: null } }), true);
  });

  it("tells what is wrong by its path, in a sentence that shows no value beside it", async () => {
    const { provider } = provided();
    const { failures } = await provider.check(asked("v0"), { ...asked("v1"), timeoutSeconds: 0 });
    assert.deepEqual(failures, [
      {
        property: "",
        reason: "timeoutSeconds must be a number of seconds from 1 to 604800 (a week), and is 0",
      },
    ]);
  });

  it("warns of what is allowed and probably not wanted, once in a process, and goes on", async () => {
    const { provider, warnings } = provided();
    const spot = { ...asked("v1"), capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] };
    const network = { networkConfiguration: { subnets: ["subnet-1"] } };
    const definition = {
      ...release("v1").taskDefinition,
      cpu: "256",
      memory: "512",
      executionRoleArn: "role",
    };
    const news = { ...spot, ...network, taskDefinition: definition };
    for (const olds of [{}, asked("v0")]) {
      assert.deepEqual(await provider.check(olds, news), { inputs: news, failures: [] });
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? "", /^capacityProviderStrategies\[0\]\.capacityProvider is FARGATE_SPOT: /);
  });

  it("warns of a secret where everyone can read it, without a word of it", async () => {
    const { provider, warnings } = provided();
    const secret = "hunter2-hunter2";
    const news = {
      ...asked("v1"),
      environment: { TOKEN: secret },
      secretPaths: [["environment", "TOKEN"]],
    };
    await provider.check({}, news);
    assert.match(warnings.join("\n"), /^environment\.TOKEN is a secret, and everyone who may DescribeTasks/);
    assert.ok(!warnings.join().includes(secret));
  });

  it("creates under the id that the tasks are started by, and records Pulumi's properties", async () => {
    const { provider, clock, tasks } = provided();
    const { id, outs } = await clock.until(provider.create(asked("v1")));
    assert.equal(id, tasks.requests[0]?.startedBy);
    assert.deepEqual([outs.__provider, outs.resourceUrn], [hidden.__provider, urn]);
    assert.equal(outs.taskDefinitionArn, revisionArn(1));
    assert.ok(!("resourceUrn" in (tasks.requests[0] ?? {})));
  });

  it("records Pulumi's properties with a failed create, or nobody could destroy it", async () => {
    const { provider, clock } = provided(exits(1));
    const { id, properties, reasons, cause } = await failureOf(clock.until(provider.create(asked("v1"))));
    assert.match(id, /^ecs-task\/prod\/migrate\//);
    assert.deepEqual([properties.__provider, properties.resourceUrn], [hidden.__provider, urn]);
    assert.equal(properties.status, "failed");
    assert.match(reasons.join(), /^Attempt 1 of "rake db:migrate" in container "web" exited 1\./);
    assert.equal(cause, undefined);
  });

  it("records Pulumi's newest properties with an update, and with a failed one", async () => {
    const { provider, clock } = provided(exits(0), exits(0), exits(1));
    const { id, outs } = await clock.until(provider.create(asked("v1")));
    const newer = { ...asked("v2"), __provider: "exports.handler = __f1;" };
    const updated = await clock.until(provider.update(id, outs as DynamicProperties, newer));
    assert.deepEqual([updated.outs.__provider, updated.outs.resourceUrn], [newer.__provider, urn]);
    const again = { ...asked("v3"), __provider: "exports.handler = __f2;" };
    const failure = await failureOf(
      clock.until(provider.update(id, updated.outs as DynamicProperties, again)),
    );
    assert.equal(failure.id, id);
    assert.deepEqual(
      [failure.properties.__provider, failure.properties.resourceUrn],
      [again.__provider, urn],
    );
    assert.equal(failure.properties.taskDefinitionArn, revisionArn(2));
  });

  it("keeps the cause of a run without a verdict", async () => {
    const { provider, clock, tasks } = provided();
    const lost = new Error("socket hang up");
    tasks.lose("run", lost);
    const { properties, cause } = await failureOf(clock.until(provider.create(asked("v1"))));
    assert.equal(cause, lost);
    assert.deepEqual([properties.status, properties.__provider], ["unfinished", hidden.__provider]);
  });

  it("passes an error on that leaves nothing to record", async () => {
    const { provider, clock } = provided();
    const { taskDefinition: _inline, ...bare } = asked("v1");
    const unknown = { ...bare, resourceUrn: urn, taskDefinitionArn: "hi-web:7" };
    await assert.rejects(clock.until(provider.create(unknown)), /ECS has no such task definition/);
  });

  it("sees no difference in another release of itself or in a resource that was renamed with an alias", async () => {
    const { provider, clock, lines } = provided();
    const { id, outs } = await clock.until(provider.create(asked("v1")));
    const told = lines.length;
    const news = { ...asked("v1"), __provider: "exports.handler = __f9;", resourceUrn: `${urn}-renamed` };
    assert.deepEqual(await provider.diff(id, outs as DynamicProperties, news), {
      changes: false,
      replaces: [],
    });
    assert.equal(lines.length, told);
  });

  it("tells a difference and what it replaces", async () => {
    const { provider: first, begin, clock, lines } = provided();
    const { id, outs } = await clock.until(first.create(asked("v1")));
    const olds = outs as DynamicProperties;
    const provider = dynamicProvider(begin().host);
    assert.deepEqual(await provider.diff(id, olds, asked("v2")), { changes: true, replaces: [] });
    assert.match(lines.at(-1) ?? "", /^will run "rake db:migrate" because /);
    const elsewhere = { ...asked("v1"), cluster: "test" };
    assert.deepEqual(await provider.diff(id, olds, elsewhere), { changes: true, replaces: ["cluster"] });
  });

  it("makes no run before the delete of what it has checked in this process, also under its former URN", async () => {
    const { provider, begin, clock, tasks } = provided();
    const dropping = { ...asked("v1"), onDelete: { command: ["rake", "db:drop"] } };
    const { id, outs } = await clock.until(provider.create(dropping));
    const recorded = outs as DynamicProperties;
    const replacing = dynamicProvider(begin().host);
    await replacing.check(recorded, { ...dropping, resourceUrn: `${urn}-renamed` });
    await clock.until(replacing.delete(id, recorded));
    assert.equal(tasks.requests.length, 1);
  });

  it("reads with Pulumi's properties kept, and deletes in a later process", async () => {
    const { provider, begin, clock, definitions } = provided();
    const { id, outs } = await clock.until(provider.create(asked("v1")));
    assert.deepEqual(await clock.until(provider.read(id, outs as DynamicProperties)), { id, props: outs });
    await clock.until(dynamicProvider(begin().host).delete(id, outs as DynamicProperties));
    assert.deepEqual(definitions.activeArns(), []);
  });
});
