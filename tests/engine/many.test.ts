import assert from "node:assert/strict";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

const tenants = Array.from({ length: 12 }, (_, n) => `tenant-${n}`);

describe("A stack with a task for each of twelve tenants, of one definition", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("many");
  });

  after(() => stack.close());

  const active = async () =>
    (await stack.ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" }))).taskDefinitionArns ?? [];
  const gates = (names: readonly string[]) =>
    Promise.all(names.map(async (name) => String((await stack.recorded(name))?.taskDefinitionArn)));
  const labels = async () => (await stack.effects()).map((line) => line.split(" ")[0]);

  it("runs each once, from revisions that they share", async () => {
    await stack.up({ tenants });
    assert.deepEqual((await labels()).sort(), [...tenants].sort());
    const shared = new Set(await gates(tenants));
    assert.deepEqual([...shared].sort(), [...(await active())].sort());
    assert.equal(stack.simulator.journal.calls("RegisterTaskDefinition").length, shared.size);
  });

  it("keeps what the others have when one of them goes", async () => {
    const [, ...others] = tenants;
    await stack.up({ tenants: others });
    const left = await active();
    for (const gate of await gates(others)) assert.ok(left.includes(gate));
  });

  it("runs the one that comes back, and nobody else", async () => {
    await stack.up({ tenants });
    assert.deepEqual((await labels()).slice(tenants.length), [tenants[0]]);
  });

  it("leaves no revision ACTIVE when it is destroyed", async () => {
    const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes"], { tenants });
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(await active(), []);
  });
});
