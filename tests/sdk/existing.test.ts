import assert from "node:assert/strict";
import { join } from "node:path";
import { registerTheirs, somebodyElse } from "../engine/somebodyElse";
import { engineBudgetMs, upBudgetMs } from "../engine/testStack";
import { openPythonStack } from "./python/stack";
import type { SdkStack } from "./sdkStack";
import { requireTools } from "./tools";

describe("A migration of an existing definition, of a Python program", function () {
  this.timeout(upBudgetMs);
  let stack: SdkStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    await requireTools(this, "python3");
    stack = await openPythonStack(join(__dirname, "existing"), ["v1"]);
    const ecs = somebodyElse(stack.simulator.url);
    await registerTheirs(ecs, "hi-web", "hi-web:v1");
    ecs.destroy();
  });

  after(() => stack?.close());

  // Its SDK takes the input of a name where the output of that name is missing or null.
  it("does not pass the gate before the first success, when only the service is targeted", async () => {
    const failed = await stack.run("up", "v1");
    assert.match(failed.output, /exited 3/);
    const { output } = await stack.run("up", "v1", ["**hi-web"]);
    const asked = stack.simulator.journal
      .calls("CreateService")
      .map(({ input }) => (input as { taskDefinition?: string }).taskDefinition ?? "");
    assert.deepEqual(asked, [""], output);
  });
});
