import assert from "node:assert/strict";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

describe("Pulumi's options of a GatedService", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  after(() => stack.close());

  const task: TaskUnderTest = { environment: { LABEL: "v1" }, protect: true, ignoresCount: true };
  const destroy = ["destroy", "--yes", "--skip-preview"];

  it("reach its children: a transform leaves a changed count to autoscaling", async () => {
    await stack.up({ ...task, service: { desiredCount: 1 } });
    const changed = { ...task, service: { desiredCount: 0 } };
    const { exitCode, stdout } = await stack.pulumi(
      ["up", "--yes", "--skip-preview", "--expect-no-changes"],
      changed,
    );
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(stack.simulator.journal.calls("UpdateService"), []);
  });

  it("protect its children with it", async () => {
    const { exitCode, stdout } = await stack.pulumi(destroy, task);
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /Service::web" cannot be deleted\s+because it is protected/);
    const exported = JSON.parse((await stack.pulumi(["stack", "export"])).stdout);
    const { resources } = exported.deployment as {
      resources: readonly { readonly urn: string; readonly protect?: boolean }[];
    };
    assert.deepEqual(
      new Set(resources.filter(({ protect }) => protect).map(({ urn }) => urn.split("$").at(-1))),
      new Set([
        "urn:pulumi:test::service::ecs-task:index:GatedService::web",
        "aws:ecs/service:Service::web",
        "pulumi-nodejs:dynamic/ecs-task:OneOffTask::web-release",
      ]),
    );
    assert.deepEqual(stack.simulator.journal.calls("DeleteService"), []);
    assert.deepEqual(stack.simulator.journal.calls("DeregisterTaskDefinition"), []);
  });

  it("let them go without protection", async () => {
    await stack.up({ ...task, protect: false });
    const { exitCode, stdout } = await stack.pulumi(destroy, { ...task, protect: false });
    assert.equal(exitCode, 0, stdout);
    assert.equal(stack.simulator.journal.calls("DeregisterTaskDefinition").length, 1);
  });
});
