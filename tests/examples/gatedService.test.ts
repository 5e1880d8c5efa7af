import assert from "node:assert/strict";
import { join } from "node:path";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { type ExampleStack, openExample } from "./exampleStack";
import { type LoadBalancer, startLoadBalancer } from "./loadBalancer";

describe("examples/gated-service", function () {
  this.timeout(upBudgetMs);
  let example: ExampleStack;
  let loadBalancer: LoadBalancer;

  before(async function () {
    this.timeout(engineBudgetMs);
    loadBalancer = await startLoadBalancer(() => join(example.cwd, "../database"));
    example = await openExample("gated-service", {
      releases: ["v1", "v2-broken", "v2", "v3-faulty", "v3", "v4"],
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

  it("is previewed without a change, and says what will run", async () => {
    const { exitCode, stdout } = await example.pulumi(["preview"], "v1");
    assert.equal(exitCode, 0, stdout);
    assert.match(stdout, /will run "node migrate\.js" because it has not run yet/);
    assert.deepEqual(example.changes(), []);
  });

  it("migrates, creates the service, and then asks it from outside", async () => {
    await example.up("v1");
    assert.deepEqual(await example.database(), ["migrated v1", "smoke-tested v1: 200 v1"]);
    assert.deepEqual(operations("RunTask", "CreateService"), ["RunTask", "CreateService", "RunTask"]);
  });

  it("does nothing when nothing changed", async () => {
    await example.up("v1");
    assert.deepEqual(example.changes(), []);
  });

  it("stays on v1 when the next release's migration fails", async () => {
    const printed = await example.failingUp("v2-broken");
    assert.match(printed, /column people\.handle contains null values/);
    assert.match(printed, /Attempt 1 of "node migrate\.js" in container "web" exited 1/);
    assert.deepEqual(operations("UpdateService"), []);
    assert.deepEqual(await example.database(), ["migrated v1", "smoke-tested v1: 200 v1"]);
  });

  it("goes on with the release that is repaired", async () => {
    const printed = await example.up("v2");
    assert.match(printed, /attempt 2, attempt 1 exited 1/);
    assert.deepEqual((await example.database()).slice(2), ["migrated v2", "smoke-tested v2: 200 v2"]);
    assert.deepEqual(operations("RunTask", "UpdateService"), ["RunTask", "UpdateService", "RunTask"]);
  });

  it("fails when the smoke test does, with the service where it is", async () => {
    const printed = await example.failingUp("v3-faulty");
    assert.match(printed, /answers 500 v3-faulty/);
    assert.deepEqual((await example.database()).slice(4), [
      "migrated v3-faulty",
      "smoke-tested v3-faulty: 500 v3-faulty",
    ]);
    assert.equal(operations("UpdateService").length, 1);
  });

  it("smoke-tests the next release again, as its second attempt", async () => {
    const printed = await example.up("v3");
    assert.match(printed, /"node smoke-test\.js": attempt 2, attempt 1 exited 1/);
    assert.deepEqual((await example.database()).slice(6), ["migrated v3", "smoke-tested v3: 200 v3"]);
  });

  it("runs the command for a failed deploy when ECS refuses the update, and tells both", async () => {
    example.simulator.faults.add({
      operation: "UpdateService",
      effect: { kind: "error", name: "InvalidParameterException", message: "The target group is gone." },
    });
    const printed = await example.failingUp("v4");
    assert.match(printed, /The target group is gone/);
    assert.match(printed, /telling the team that v4 could not be deployed/);
    assert.deepEqual((await example.database()).slice(8), ["migrated v4", "deploy-failed v4"]);
  });

  it("deploys it with the next up, and does not migrate again", async () => {
    await example.up("v4");
    assert.deepEqual((await example.database()).slice(10), ["smoke-tested v4: 200 v4"]);
  });

  it("leaves nothing ACTIVE and no service when it is destroyed", async () => {
    await example.destroy();
    assert.deepEqual(operations("RunTask", "StopTask"), []);
    assert.deepEqual(operations("DeleteService"), ["DeleteService"]);
    assert.deepEqual(await example.activeDefinitions(), []);
  });
});
