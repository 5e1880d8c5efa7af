import assert from "node:assert/strict";
import { CreateClusterCommand, DescribeTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { registerTheirs } from "./somebodyElse";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

describe("A migration that is replaced or created anew", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
  });

  after(() => stack.close());

  async function gateStatus(): Promise<string | undefined> {
    const taskDefinition = String((await stack.recorded())?.taskDefinitionArn);
    const answer = await stack.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return answer.taskDefinition?.status;
  }

  async function replace(task: TaskUnderTest) {
    const result = await stack.pulumi(
      ["up", "--yes", "--skip-preview", "--target-replace", "**migrate"],
      task,
    );
    assert.equal(result.exitCode, 0, result.stdout + result.stderr);
    return result;
  }

  const v1 = { environment: { LABEL: "v1" } };

  it("finds the last hour's run when only the user asks for a replacement, says so, and its revision stays ACTIVE", async () => {
    await stack.up(v1);
    const { stdout } = await replace(v1);
    assert.match(stdout, /adopting task \w+, which an earlier up had started for this run/);
    assert.equal((await stack.effects()).length, 1);
    assert.equal(await gateStatus(), "ACTIVE");
  });

  it("runs in another cluster when it is replaced there, and deregisters what it leaves behind", async () => {
    const before = String((await stack.recorded())?.taskDefinitionArn);
    await stack.ecs.send(new CreateClusterCommand({ clusterName: "other" }));
    await stack.up({ ...v1, cluster: "other" });
    assert.equal((await stack.effects()).length, 2);
    assert.equal(await gateStatus(), "ACTIVE");
    const { taskDefinition } = await stack.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: before }),
    );
    assert.equal(taskDefinition?.status, "INACTIVE");
  });

  it("runs again for an existing definition that is destroyed and created anew within the hour", async () => {
    const taskDefinitionArn = await registerTheirs(stack.ecs, "theirs", "app:v1");
    const theirs = { environment: { LABEL: "theirs" }, taskDefinitionArn };
    const runs = async () => (await stack.effects()).filter((line) => line.startsWith("theirs ")).length;
    await stack.up(theirs);
    assert.equal(await runs(), 1);
    await stack.pulumi(["destroy", "--yes", "--skip-preview"], theirs);
    await stack.up(theirs);
    assert.equal(await runs(), 2);
  });
});
