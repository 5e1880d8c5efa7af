import assert from "node:assert/strict";
import { join } from "node:path";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { type ExampleStack, openExample } from "./exampleStack";
import { type LoadBalancer, startLoadBalancer } from "./loadBalancer";

describe("examples/yaml/one-off-task", function () {
  this.timeout(upBudgetMs);
  let example: ExampleStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    example = await openExample("yaml/one-off-task", { releases: ["v1", "v2-broken", "v2"] });
  });

  after(() => example.close());

  beforeEach(() => example.simulator.journal.clear());

  const operations = (...names: readonly string[]) =>
    example.changes().filter((operation) => names.includes(operation));

  it("migrates, and creates the service after it", async () => {
    await example.up("v1");
    assert.deepEqual(await example.database(), ["migrated v1"]);
    assert.deepEqual(operations("RunTask", "CreateService"), ["RunTask", "CreateService"]);
  });

  it("does nothing when nothing changed", async () => {
    await example.up("v1");
    assert.deepEqual(example.changes(), []);
  });

  it("stays on v1 when the next release's migration fails, and goes on with the one that is repaired", async () => {
    const printed = await example.failingUp("v2-broken");
    assert.match(printed, /column people\.handle contains null values/);
    assert.deepEqual(operations("UpdateService"), []);
    await example.up("v2");
    assert.deepEqual(await example.database(), ["migrated v1", "migrated v2"]);
    assert.deepEqual(operations("RunTask", "UpdateService"), ["RunTask", "RunTask", "UpdateService"]);
  });

  it("leaves nothing ACTIVE and no service when it is destroyed", async () => {
    await example.destroy();
    assert.deepEqual(operations("RunTask", "StopTask", "DeleteService"), ["DeleteService"]);
    assert.deepEqual(await example.activeDefinitions(), []);
  });
});

describe("examples/yaml/gated-service", function () {
  this.timeout(upBudgetMs);
  let example: ExampleStack;
  let loadBalancer: LoadBalancer;

  before(async function () {
    this.timeout(engineBudgetMs);
    loadBalancer = await startLoadBalancer(() => join(example.cwd, "../../database"));
    example = await openExample("yaml/gated-service", {
      releases: ["v1", "v2-broken", "v2"],
      config: () => ({ url: loadBalancer.url }),
    });
  });

  after(async () => {
    await example.close();
    await loadBalancer.close();
  });

  beforeEach(() => example.simulator.journal.clear());

  const operations = (...names: readonly string[]) =>
    example.changes().filter((operation) => names.includes(operation));

  it("migrates, creates the service, and then asks it from outside", async () => {
    await example.up("v1");
    assert.deepEqual(await example.database(), ["migrated v1", "smoke-tested v1: 200 v1"]);
    assert.deepEqual(operations("RunTask", "CreateService"), ["RunTask", "CreateService", "RunTask"]);
  });

  it("does nothing when nothing changed", async () => {
    await example.up("v1");
    assert.deepEqual(example.changes(), []);
  });

  it("stays on v1 when the next release's migration fails, and goes on with the one that is repaired", async () => {
    const printed = await example.failingUp("v2-broken");
    assert.match(printed, /Attempt 1 of "node migrate\.js" in container "web" exited 1/);
    assert.deepEqual(operations("UpdateService"), []);
    await example.up("v2");
    assert.deepEqual((await example.database()).slice(2), ["migrated v2", "smoke-tested v2: 200 v2"]);
  });

  it("leaves nothing ACTIVE and no service when it is destroyed", async () => {
    await example.destroy();
    assert.deepEqual(operations("RunTask", "StopTask", "DeleteService"), ["DeleteService"]);
    assert.deepEqual(await example.activeDefinitions(), []);
  });
});
