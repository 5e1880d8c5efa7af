import assert from "node:assert/strict";
import { hosts } from "./hosts";
import { registerTheirs } from "./somebodyElse";
import { engineBudgetMs, type TestStack, upBudgetMs } from "./testStack";

for (const [program, open] of Object.entries(hosts)) {
  describe(`A migration of an existing definition, of ${program}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;
    let taskDefinitionArn: string;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
      taskDefinitionArn = await registerTheirs(stack.ecs, "theirs", "app:v1");
    });

    after(() => stack.close());

    const task = (exitCode: string) => ({ taskDefinitionArn, environment: { EXIT_CODE: exitCode } });
    /** The definitions that a service was to have, the shut gate's among them. ECS makes none without. */
    const asked = () =>
      ["CreateService", "UpdateService"]
        .flatMap((operation) => stack.simulator.journal.calls(operation))
        .map(({ input }) => (input as { taskDefinition?: string }).taskDefinition ?? "");

    for (const [when, args, given] of [
      ["when only the service is targeted", ["up", "--target", "**web"], [""]],
      ["when a refresh comes before that", ["up", "--refresh", "--target", "**web"], [""]],
      ["when what fails ends no update", ["up", "--continue-on-error"], []],
    ] as const) {
      it(`does not pass the gate before the first success, ${when}`, async () => {
        const failed = await stack.pulumi(["up", "--yes", "--skip-preview"], task("3"));
        assert.notEqual(failed.exitCode, 0);
        stack.simulator.journal.clear();
        const { exitCode, stdout } = await stack.pulumi([...args, "--yes", "--skip-preview"], task("3"));
        assert.notEqual(exitCode, 0, stdout);
        assert.deepEqual(asked(), given, stdout);
      });
    }

    it("passes it with the first success", async () => {
      await stack.up(task("0"));
      assert.deepEqual(asked(), [taskDefinitionArn]);
    });
  });
}
