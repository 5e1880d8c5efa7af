import assert from "node:assert/strict";
import { DeregisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { isChanging } from "./changing";
import { hosts } from "./hosts";
import { engineBudgetMs, type TestStack, upBudgetMs } from "./testStack";

for (const [program, open] of Object.entries(hosts)) {
  describe(`A stack with a migration and the service it gates, of ${program}`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;

    before(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
    });

    after(() => stack.close());

    const calls = (operation: string) => stack.simulator.journal.calls(operation);
    /** The definitions that the service was moved to. */
    const moves = () =>
      calls("UpdateService").map(({ input }) => (input as { taskDefinition?: string }).taskDefinition);
    const label = (name: string, more: object = {}) => ({ environment: { LABEL: name, ...more } });

    it("is previewed without a single call to AWS", async () => {
      const { exitCode, stdout } = await stack.pulumi(["preview"], label("v1"));
      assert.equal(exitCode, 0, stdout);
      assert.deepEqual(stack.simulator.journal.entries(), []);
    });

    it("runs the migration once on the first up, and creates the service only after it", async () => {
      const { stdout } = await stack.up(label("v1"));
      assert.match(stdout, /will run "node migrate\.js" because it has not run yet/);
      assert.match(stdout, /== v1: migrating/);
      assert.equal((await stack.effects()).length, 1);

      const [created] = calls("CreateService");
      const [exited] = stack.simulator.journal.effects("container-exited");
      assert.ok(created && exited && exited.seq < created.seq);
      const { status, exitCode, attempt, reason, taskDefinitionArn } = (await stack.recorded()) ?? {};
      assert.deepEqual(
        { status, exitCode, attempt, reason },
        { status: "succeeded", exitCode: 0, attempt: 1, reason: "it has not run yet" },
      );
      assert.equal((created.input as { taskDefinition: string }).taskDefinition, taskDefinitionArn);
    });

    it("does nothing when nothing changed", async () => {
      stack.simulator.journal.clear();
      const { stdout } = await stack.up(label("v1"));
      assert.match(stdout, /unchanged/);
      assert.deepEqual(calls("RunTask"), []);
      assert.deepEqual(
        stack.simulator.journal
          .entries()
          .filter((entry) => entry.kind === "call" && isChanging(entry.operation)),
        [],
      );
    });

    it("runs nothing when only bookkeeping changed, and records it", async () => {
      stack.simulator.journal.clear();
      await stack.up({ ...label("v1"), timeoutSeconds: 900 });
      assert.deepEqual(calls("RunTask"), []);
      assert.deepEqual(calls("RegisterTaskDefinition"), []);
      assert.equal((await stack.recorded())?.timeoutSeconds, 900);
    });

    it("says in a preview what will run and why", async () => {
      const { stdout } = await stack.pulumi(["preview"], { ...label("v1"), container: { cpu: 64 } });
      assert.match(
        stdout,
        /will run "node migrate\.js" because taskDefinition\.containerDefinitions\[0\]\.cpu was added/,
      );
    });

    it("migrates for a changed definition, and moves the service only after it", async () => {
      stack.simulator.journal.clear();
      await stack.up({ ...label("v2"), container: { cpu: 64 } });
      assert.equal((await stack.effects()).length, 2);
      const [updated] = calls("UpdateService");
      const [exited] = stack.simulator.journal.effects("container-exited");
      assert.ok(updated && exited && exited.seq < updated.seq);
      assert.match((updated.input as { taskDefinition: string }).taskDefinition, /task-definition\/app:2$/);
    });

    it("fails the up when the migration fails, with one error that tells all, and leaves the service alone", async () => {
      stack.simulator.journal.clear();
      const { exitCode, stdout } = await stack.pulumi(["up", "--yes", "--skip-preview"], {
        ...label("v3", { EXIT_CODE: "3" }),
        container: { cpu: 128 },
      });
      assert.notEqual(exitCode, 0);
      for (const line of [
        'Attempt 1 of "node migrate.js" in container "web" exited 3.',
        "| == v3: migrating",
        "| PG::UniqueViolation in v3",
        "What waits for this task was not changed.",
        "that will be attempt 2",
      ]) {
        assert.ok(stdout.includes(line), `${line} is not in\n${stdout}`);
      }
      assert.deepEqual(calls("UpdateService"), []);
      const { status, exitCode: recorded, taskDefinitionArn } = (await stack.recorded()) ?? {};
      assert.deepEqual({ status, recorded }, { status: "failed", recorded: 3 });
      assert.match(String(taskDefinitionArn), /app:2$/, "the gate stays where the last success put it");
    });

    it("does not pass the gate after a failure, not even when only the service is targeted", async () => {
      stack.simulator.journal.clear();
      await stack.pulumi(["up", "--yes", "--skip-preview", "--target", "**web"], {
        ...label("v3", { EXIT_CODE: "3" }),
        container: { cpu: 128 },
      });
      assert.ok(
        moves().every((arn) => arn === undefined || arn.endsWith("app:2")),
        String(moves()),
      );
    });

    it("remembers the failure through a refresh, and runs attempt 2 although nothing changed", async () => {
      const refreshed = await stack.pulumi(["refresh", "--yes"], label("v3"));
      assert.equal(refreshed.exitCode, 0, refreshed.stdout);
      const before = await stack.effects();
      const { exitCode, stdout } = await stack.pulumi(["up", "--yes", "--skip-preview"], {
        ...label("v3", { EXIT_CODE: "3" }),
        container: { cpu: 128 },
      });
      assert.notEqual(exitCode, 0);
      assert.match(stdout, /: attempt 2, attempt 1 exited 3/);
      assert.match(stdout, /Attempt 2 of "node migrate\.js" in container "web" exited 3\./);
      assert.equal((await stack.effects()).length, before.length + 1);
    });

    it("goes on once the cause is mended, and only then moves the service", async () => {
      stack.simulator.journal.clear();
      await stack.up({ ...label("v3"), container: { cpu: 128 } });
      const { status, attempt, taskDefinitionArn } = (await stack.recorded()) ?? {};
      assert.deepEqual({ status, attempt }, { status: "succeeded", attempt: 3 });
      assert.deepEqual(moves(), [taskDefinitionArn]);
      assert.deepEqual(calls("RegisterTaskDefinition"), [], "the failed run's revision serves again");
    });

    it("says in a refresh that the revision was deregistered, and registers it again without a run", async () => {
      const gate = String((await stack.recorded())?.taskDefinitionArn);
      await stack.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: gate }));
      const task = { ...label("v3"), container: { cpu: 128 } };
      const refreshed = await stack.pulumi(["refresh", "--yes"], task);
      assert.match(refreshed.stdout, new RegExp(`task definition ${gate} is INACTIVE`));

      stack.simulator.journal.clear();
      const { stdout } = await stack.up(task);
      assert.match(stdout, /will not run; will hand on the task definition because/);
      assert.deepEqual(calls("RunTask"), []);
      const { taskDefinitionArn, drift } = (await stack.recorded()) ?? {};
      assert.notEqual(taskDefinitionArn, gate);
      assert.equal(drift, undefined);
    });

    it("deregisters all its revisions on destroy, and stops nothing", async () => {
      stack.simulator.journal.clear();
      const { exitCode, stdout } = await stack.pulumi(["destroy", "--yes"], label("v3"));
      assert.equal(exitCode, 0, stdout);
      assert.equal(await stack.recorded(), undefined);
      assert.deepEqual(calls("StopTask"), []);
      assert.ok(calls("DeregisterTaskDefinition").length >= 3);
    });

    it("runs again when it is created anew within the hour", async () => {
      const before = await stack.effects();
      await stack.up({ ...label("v3"), container: { cpu: 128 } });
      assert.equal((await stack.effects()).length, before.length + 1);
    });
  });
}
