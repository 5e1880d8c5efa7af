import assert from "node:assert/strict";
import { badInputs } from "./badInputs";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

describe("A preview of bad inputs", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
  });

  after(() => stack.close());

  for (const { title, task, told } of badInputs) {
    it(`shows ${title}, all at once, each with its path and its cure`, async () => {
      const { exitCode, stdout } = await stack.pulumi(["preview"], task);
      assert.notEqual(exitCode, 0, stdout);
      const missing = told.filter((words) => !stdout.includes(`has a problem: ${words}`));
      assert.deepEqual(missing, [], stdout);
    });
  }

  it("asks AWS nothing", () => assert.deepEqual(stack.simulator.journal.entries(), []));

  it("passes when they are mended", async () => {
    const { exitCode, stdout } = await stack.pulumi(["preview"]);
    assert.equal(exitCode, 0, stdout);
  });
});
