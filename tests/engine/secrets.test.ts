import assert from "node:assert/strict";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

describe("A command that holds a secret", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
  });

  after(() => stack.close());

  const secret = "--token=correct-horse";
  const task = {
    environment: { LABEL: "v1", EXIT_CODE: "3" },
    secretCommand: `node migrate.js ${secret}`,
  };

  it("is run with the secret, and the secret stands neither in the output, nor in the error, nor in the state", async () => {
    const { exitCode, stdout, stderr } = await stack.pulumi(["up", "--yes"], task);
    assert.notEqual(exitCode, 0);
    assert.match(stdout, /\[secret\] failed: exit code 3/);
    const [run] = stack.simulator.journal.calls("RunTask");
    assert.ok(JSON.stringify(run?.input).includes(secret));

    const exported = await stack.pulumi(["stack", "export"]);
    assert.match(exported.stdout, /initErrors/);
    for (const text of [stdout, stderr, exported.stdout]) assert.ok(!text.includes("correct-horse"), text);
  });
});
