import assert from "node:assert/strict";
import { diagnosticsOf } from "../../scripts/demo/diagnostics";
import { eventually } from "../simulator/tasks/eventually";
import { type FailureCase, failureCases, noCapacity } from "./failureCases";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "./testStack";

const all = [...failureCases, noCapacity];
const up = ["up", "--yes", "--skip-preview", "--parallel", "32", "--continue-on-error"];

/** What each resource is declared with. */
const tasksWith = (taskOf: (failed: FailureCase) => object) => ({
  tasks: Object.fromEntries(all.map((failed) => [failed.name, taskOf(failed)])),
});
const succeeding = tasksWith(() => ({}));
const failing = tasksWith(({ task }) => task);
const mended = tasksWith(() => ({ container: { cpu: 64 } }));

/** What the output says of each resource. */
const diagnosticsIn = (output: string) =>
  new Map(all.map(({ name }) => [name, diagnosticsOf(name, output).join("\n")]));

/** They fail together in one `up`, because the error of each waits for the last lines of its log. */
describe("A release whose migration fails", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;
  let gates: Map<string, unknown>;
  /** By the `up` that fails, and by a preview of the next one. */
  let told: Map<string, string>;
  let announced: Map<string, string>;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("failing");
    await stack.up(succeeding);
    gates = await gatesNow();
    stack.simulator.journal.clear();
    const [together, alone] = [await failTogether(), await failForCapacity()];
    told = new Map([
      ...diagnosticsIn(together),
      [noCapacity.name, diagnosticsOf(noCapacity.name, alone).join("\n")],
    ]);
    announced = diagnosticsIn((await stack.pulumi(["preview"], failing)).stdout);
  });

  after(() => stack.close());

  const calls = (operation: string) => stack.simulator.journal.calls(operation);
  const capacity = () => stack.simulator.tasks("eu-west-1").capacity;

  async function gatesNow(): Promise<Map<string, unknown>> {
    const gateOf = async ({ name }: FailureCase) =>
      [name, (await stack.recorded(name))?.taskDefinitionArn] as const;
    return new Map(await Promise.all(all.map(gateOf)));
  }

  async function failTogether(): Promise<string> {
    const engine = await stack.start(up, { tasks: { ...failing.tasks, [noCapacity.name]: {} } });
    const disturbed = failureCases.map(async ({ name, meanwhile }) => {
      if (meanwhile !== undefined) await meanwhile(stack, await runningTask(name));
    });
    const [{ exitCode, stdout }] = await Promise.all([engine.finished, ...disturbed]);
    assert.notEqual(exitCode, 0, stdout);
    return stdout;
  }

  async function failForCapacity(): Promise<string> {
    capacity().failNext(1, "RESOURCE:MEMORY");
    const { exitCode, stdout } = await stack.pulumi([...up, "--target", `**::${noCapacity.name}`], failing);
    assert.notEqual(exitCode, 0, stdout);
    return stdout;
  }

  /** ARN of the task in which the resource's migration is at work. */
  async function runningTask(name: string): Promise<string> {
    const isAtWork = async () =>
      (await stack.effects()).filter((line) => line.startsWith(`${name} `)).length === 2;
    await eventually(isAtWork, () => stack.simulator.journal.effects(), upBudgetMs);
    const ofResource = stack.simulator.journal
      .effects("container-started")
      .find(({ detail }) => String(detail.startedBy).includes(`/${name}/`));
    return String(ofResource?.detail.taskArn);
  }

  for (const { name, title, told: lines, failure, exitCode } of all) {
    it(`tells of ${title}, remembers it, and says so before the next attempt`, async () => {
      const message = told.get(name) ?? "";
      for (const line of lines) assert.match(message, line);
      assert.match(message, /attempt 2/, "what the next up will be");

      const recorded = (await stack.recorded(name)) ?? {};
      assert.deepEqual(
        { status: recorded.status, attempt: recorded.attempt, exitCode: recorded.exitCode },
        { status: "failed", attempt: 1, exitCode },
      );
      assert.match(String(recorded.failure), failure);
      assert.match(announced.get(name) ?? "", new RegExp(`attempt 2, attempt 1 .*${failure.source}`));
    });
  }

  it("leaves every service and every gate where they were", async () => {
    assert.deepEqual(calls("UpdateService"), []);
    assert.deepEqual(await gatesNow(), gates);
  });

  it("goes on once it is mended, waits for capacity by itself, and only then moves the services", async () => {
    stack.simulator.journal.clear();
    capacity().failNext(1, "RESOURCE:MEMORY");
    const { stdout } = await stack.up(mended);
    assert.match(stdout, /RESOURCE:MEMORY/);
    assert.equal(calls("RunTask").length, all.length + 1);
    for (const { name } of all) {
      const { status, attempt } = (await stack.recorded(name)) ?? {};
      assert.deepEqual({ status, attempt }, { status: "succeeded", attempt: 2 }, name);
    }
    const moves = calls("UpdateService").map(
      ({ input }) => (input as { taskDefinition: string }).taskDefinition,
    );
    assert.deepEqual(moves.sort(), [...(await gatesNow()).values()].sort());
    const exits = stack.simulator.journal.effects("container-exited");
    assert.equal(exits.length, all.length);
  });
});
