import assert from "node:assert/strict";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

const failing = { environment: { EXIT_CODE: "3" } };

describe("A GatedService", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  beforeEach(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  afterEach(() => stack.close());

  const operations = () =>
    stack.simulator.journal
      .entries()
      .flatMap((entry) =>
        entry.kind === "call" && ["RunTask", "CreateService", "UpdateService"].includes(entry.operation)
          ? [entry.operation]
          : [],
      );
  const failingUp = async (task: TaskUnderTest) => {
    stack.simulator.journal.clear();
    const { exitCode, stdout } = await stack.pulumi(["up", "--yes", "--skip-preview"], task);
    assert.notEqual(exitCode, 0, stdout);
    return stdout;
  };
  const upAnew = (task: TaskUnderTest) => {
    stack.simulator.journal.clear();
    return stack.up(task);
  };

  it("is previewed without a call, made after its release, left alone, and leaves nothing ACTIVE", async () => {
    const program = { release: [{}, { name: "seed" }], afterDeploy: {} };
    const { stdout } = await stack.pulumi(["preview"], program);
    assert.match(stdout, /web-release.*will run "node migrate\.js" because it has not run yet/);
    assert.deepEqual(stack.simulator.journal.entries(), []);

    await stack.up(program);
    assert.deepEqual(operations(), ["RunTask", "RunTask", "CreateService", "RunTask"]);
    assert.equal((await stack.recorded("web-after-deploy"))?.status, "succeeded");
    assert.equal((await stack.effects()).length, 3);

    await upAnew(program);
    assert.deepEqual(operations(), []);

    const destroyed = await stack.pulumi(["destroy", "--yes"], program);
    assert.equal(destroyed.exitCode, 0, destroyed.stdout);
    const { taskDefinitionArns } = await stack.ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" }));
    assert.deepEqual(taskDefinitionArns, []);
  });

  it("has no service before each release has succeeded, and goes on where one had failed", async () => {
    await failingUp({ release: [failing, {}] });
    assert.deepEqual(operations(), ["RunTask"]);
    await failingUp({ release: [{}, failing] });
    assert.deepEqual(operations(), ["RunTask", "RunTask"]);

    const program = { release: [{}, {}] };
    await upAnew(program);
    assert.deepEqual(operations(), ["RunTask", "CreateService"], "the first one had succeeded");
    assert.equal((await stack.recorded("web-release-2"))?.attempt, 2);

    await failingUp({ ...program, container: { cpu: 64 }, release: [{}, failing] });
    assert.deepEqual(operations(), ["RunTask", "RunTask"]);
    await failingUp({ ...program, container: { cpu: 64 }, release: [{}, failing] });
    assert.deepEqual(operations(), ["RunTask"]);
    await upAnew({ ...program, container: { cpu: 64 } });
    assert.deepEqual(operations(), ["RunTask", "UpdateService"]);
  });

  it("does not pass a release that has never succeeded, not even when only the service is targeted", async () => {
    const program = { release: [{}, failing] };
    await failingUp(program);
    assert.deepEqual(operations(), ["RunTask", "RunTask"]);
    stack.simulator.journal.clear();
    const { exitCode, stdout } = await stack.pulumi(
      ["up", "--yes", "--skip-preview", "--target", "**::web"],
      program,
    );
    assert.notEqual(exitCode, 0, stdout);
    const definitions = stack.simulator.journal
      .calls("CreateService")
      .map(({ input }) => (input as { taskDefinition?: string }).taskDefinition ?? "");
    assert.deepEqual(definitions, [""], "ECS refuses to make a service without one");
  });

  it("fails the up when what runs after the deploy fails, and runs it again as attempt 2", async () => {
    const stdout = await failingUp({ afterDeploy: failing });
    assert.deepEqual(operations(), ["RunTask", "CreateService", "RunTask"]);
    assert.match(stdout, /Attempt 1 of "node migrate\.js" in container "web" exited 3\./);
    await upAnew({ afterDeploy: {} });
    assert.deepEqual(operations(), ["RunTask"]);
    const { status, attempt } = (await stack.recorded("web-after-deploy")) ?? {};
    assert.deepEqual({ status, attempt }, { status: "succeeded", attempt: 2 });
  });

  it("takes a service over that was in the program before, without replacing or deleting it", async () => {
    await stack.up({ plain: true });
    await upAnew({ adopt: true });
    assert.deepEqual(operations(), ["RunTask", "UpdateService"]);
    assert.deepEqual(stack.simulator.journal.calls("DeleteService"), []);
    await upAnew({ adopt: true });
    assert.deepEqual(operations(), []);
  });

  it("notices that its deployment was rolled back, and does not run what comes after it", async () => {
    const service = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    await stack.up({ service });
    const stdout = await failingUp({ service, container: { command: ["no-such-command"] }, afterDeploy: {} });
    assert.match(
      stdout,
      /The service "web" is not on \S+app:2, .*, but on \S+app:1: its deployment was rolled back/,
    );
    assert.deepEqual(operations(), ["RunTask", "UpdateService"]);
    assert.equal(await stack.recorded("web-after-deploy"), undefined);
  });

  it("runs its release only when the files it names have changed", async () => {
    const release = { when: "index.js" };
    await stack.up({ release });
    await upAnew({ release, container: { cpu: 64 } });
    assert.deepEqual(operations(), ["UpdateService"], "a new definition alone is handed on");
    await upAnew({ release: { when: ["index.js", "package.json"] }, container: { cpu: 64 } });
    assert.deepEqual(operations(), ["RunTask"]);
  });
});
