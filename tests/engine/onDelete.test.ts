import assert from "node:assert/strict";
import { join } from "node:path";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

describe("A resource that makes a run before it goes away", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
    await stack.ecs.send(new CreateClusterCommand({ clusterName: "other" }));
  });

  after(() => stack.close());

  const dropping = (exitCode = "0", rest: object = {}) => ({
    environment: { LABEL: "v1" },
    onDelete: {
      command: ["node", "migrate.js"],
      environment: { EFFECTS: join(stack.directory, "effects"), LABEL: "dropped", EXIT_CODE: exitCode },
    },
    ...rest,
  });
  /** How often the migration, and the run before the destroy, have been made. */
  const counts = async () => {
    const effects = await stack.effects();
    return ["v1", "dropped"].map((label) => effects.filter((line) => line.startsWith(`${label} `)).length);
  };

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
