import assert from "node:assert/strict";
import { join } from "node:path";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { gatedYaml } from "./gatedYaml";
import { yamlProgram } from "./program";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

/** A task that is migrated by one command, and dropped by another before it goes away. */
const droppingIn = (stack: TestStack, exitCode = "0", rest: object = {}): TaskUnderTest => ({
  environment: { LABEL: "v1" },
  onDelete: {
    command: ["node", "migrate.js"],
    environment: { EFFECTS: join(stack.directory, "effects"), LABEL: "dropped", EXIT_CODE: exitCode },
  },
  ...rest,
});

/** How often the migration, and the run before the destroy, have been made. */
async function countsOf(stack: TestStack): Promise<readonly number[]> {
  const effects = await stack.effects();
  return ["v1", "dropped"].map((label) => effects.filter((line) => line.startsWith(`${label} `)).length);
}

describe("A resource that makes a run before it goes away", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
    await stack.ecs.send(new CreateClusterCommand({ clusterName: "other" }));
  });

  after(() => stack.close());

  const dropping = (exitCode?: string, rest?: object) => droppingIn(stack, exitCode, rest);
  const counts = () => countsOf(stack);

  it("does not make it when it is replaced", async () => {
    await stack.up(dropping());
    await stack.up(dropping("0", { cluster: "other" }));
    assert.deepEqual(await counts(), [2, 0]);
  });

  it("stays when that run fails, and says why", async () => {
    await stack.up(dropping("3", { cluster: "other" }));
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes", "--skip-preview"]);
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /will run "node migrate\.js" because the resource is destroyed/);
    assert.match(stdout, /exited 3/);
    assert.deepEqual(await counts(), [2, 1]);
    assert.equal((await stack.recorded())?.status, "succeeded");
  });

  it("makes it once for a destroy that runs the program, and is gone", async () => {
    const task = dropping("0", { cluster: "other" });
    await stack.up(task);
    const { exitCode, stdout } = await stack.pulumi(
      ["destroy", "--yes", "--skip-preview", "--run-program"],
      task,
    );
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(await counts(), [2, 2]);
    assert.equal(await stack.recorded(), undefined);
  });

  it("makes it when it is taken out of the program", async () => {
    await stack.up(dropping());
    await stack.up({ without: true });
    assert.deepEqual(await counts(), [3, 3]);
    assert.equal(await stack.recorded(), undefined);
  });
});

/** The program of `project/` in YAML, in which the task may have been given another name. */
function renamingYaml({ isRenamed, ...task }: TaskUnderTest): object {
  const program = gatedYaml(task);
  if (isRenamed !== true) return program;
  const { migrate, ...others } = program.resources;
  const renamed = { ...migrate, options: { aliases: [{ name: "migrate" }] } };
  const text = JSON.stringify({ ...program, resources: { ...others, renamed } });
  return JSON.parse(text.replaceAll("migrate.taskDefinitionArn", "renamed.taskDefinitionArn"));
}

describe("A resource of the plugin that makes a run before it goes away", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack(yamlProgram(renamingYaml));
    await stack.ecs.send(new CreateClusterCommand({ clusterName: "other" }));
  });

  after(() => stack.close());

  it("does not make it when it is renamed and replaced in one update", async () => {
    await stack.up(droppingIn(stack));
    await stack.up(droppingIn(stack, "0", { isRenamed: true, cluster: "other" }));
    assert.deepEqual(await countsOf(stack), [2, 0]);
  });

  it("does not make it when it is replaced under the name that it was given", async () => {
    await stack.up(droppingIn(stack, "0", { isRenamed: true, cluster: "other" }));
    await stack.up(droppingIn(stack, "0", { isRenamed: true }));
    assert.deepEqual(await countsOf(stack), [3, 0]);
  });

  it("makes it once for a destroy", async () => {
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes", "--skip-preview"]);
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(await countsOf(stack), [3, 1]);
  });
});
