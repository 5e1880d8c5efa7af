import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hosts } from "./hosts";
import { engineBudgetMs, type TestStack, upBudgetMs } from "./testStack";

const up = ["up", "--yes", "--skip-preview"];
const changed = { environment: { LABEL: "v2" } };
/** What reads the state, and what the program asks for by then. */
const commands: Readonly<Record<string, readonly [args: readonly string[], task?: object]>> = {
  "a preview": [["preview"]],
  "an up of a program that has not changed": [up],
  "an up of a program that has changed": [up, changed],
  "a refresh": [["refresh", "--yes", "--skip-preview"]],
  "a destroy": [["destroy", "--yes", "--skip-preview"]],
};

for (const [program, open] of Object.entries(hosts)) {
  describe(`A stack whose task was recorded by a later version of the package, of ${program}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;
    let recorded: Record<string, unknown> | undefined;
    const task = { environment: { LABEL: "v1" } };

    /** Puts outputs into the task's state, as a later version would have written them. */
    async function mark(members: object): Promise<void> {
      const { stdout } = await stack.pulumi(["stack", "export"], task);
      const state = JSON.parse(stdout);
      for (const { urn, outputs } of state.deployment.resources)
        if (/OneOffTask::migrate$/.test(urn)) Object.assign(outputs, members);
      const file = join(stack.directory, "state.json");
      await writeFile(file, JSON.stringify(state));
      const { exitCode, stderr } = await stack.pulumi(["stack", "import", "--file", file], task);
      assert.equal(exitCode, 0, stderr);
    }

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
      await stack.up(task);
      await mark({ stateFormat: 2, stateFormatSince: "1.4.0" });
      recorded = await stack.recorded();
      assert.equal(recorded?.stateFormat, 2);
      stack.simulator.journal.clear();
    });

    after(() => stack.close());

    for (const [what, [args, news = task]] of Object.entries(commands)) {
      it(`is refused by ${what}, with the version to use, and left as it is`, async () => {
        const { exitCode, stdout, stderr } = await stack.pulumi(args, news as typeof task);
        const text = stdout + stderr;
        assert.notEqual(exitCode, 0, text);
        assert.match(text, /the state of migrate is of format 2, which a later version of pulumi-ecs-task/);
        assert.match(text, /Use version 1\.4\.0 or later: npm install pulumi-ecs-task@1\.4\.0/);
        // No stack of JavaScript's beside words that are meant for a user.
        assert.doesNotMatch(text, /\n\s+at /);
        for (const operation of ["RegisterTaskDefinition", "RunTask", "StopTask", "DeregisterTaskDefinition"])
          assert.deepEqual(stack.simulator.journal.calls(operation), []);
        assert.deepEqual(await stack.recorded(), recorded);
        assert.equal((await stack.effects()).length, 1);
      });
    }

    it("goes on as before when the state says the first format, and runs nothing", async () => {
      await mark({ stateFormat: 1, stateFormatSince: undefined });
      const { stdout } = await stack.up(task);
      assert.doesNotMatch(stdout, /OneOffTask/);
      assert.deepEqual(stack.simulator.journal.calls("RunTask"), []);
      assert.equal((await stack.effects()).length, 1);
    });
  });
}
