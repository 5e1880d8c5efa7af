import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PulumiProcess } from "../../scripts/sandbox/pulumi";
import { eventually } from "../simulator/tasks/eventually";
import { hosts } from "./hosts";
import { isAlive, killLeft, processesBelow, providersOf } from "./processes";
import { engineBudgetMs, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

for (const [program, open] of Object.entries(hosts)) {
  describe(`An up of ${program} that does not live to see its migration end`, function () {
    this.timeout(upBudgetMs);
    let stack: TestStack;

    beforeEach(async function () {
      this.timeout(engineBudgetMs);
      stack = await open();
    });

    afterEach(() => {
      killLeft(begunByEngines);
      return stack.close();
    });

    const begunByEngines = new Set<number>();
    const happens = (condition: () => boolean | Promise<boolean>) =>
      eventually(condition, () => "", upBudgetMs);
    const gate = () => join(stack.directory, "let-it-end");
    const slow = (): TaskUnderTest => ({ environment: { LABEL: "v1", WAIT_FOR: gate() } });
    const up = ["up", "--yes", "--skip-preview"];

    /** An up whose migration is running. */
    async function upInFlight(): Promise<PulumiProcess> {
      const engine = await stack.start(up, slow());
      await happens(async () => (await stack.effects()).length === 1);
      for (const { pid } of processesBelow(engine.pid)) begunByEngines.add(pid);
      return engine;
    }

    /** The next up finds the task, and the migration has happened once, before the service. */
    async function assertAdopted(): Promise<void> {
      const { stdout } = await stack.up(slow());
      assert.match(stdout, /adopting task \w+, which an earlier up had started for this run/);
      assert.match(stdout, /== v1: migrating/, "the log from its start");
      assert.equal((await stack.effects()).length, 1);
      assert.deepEqual(stack.simulator.journal.calls("StopTask"), []);
      assert.equal(stack.simulator.journal.calls("RegisterTaskDefinition").length, 1);
      const [exited] = stack.simulator.journal.effects("container-exited");
      const [created, ...more] = stack.simulator.journal.calls("CreateService");
      assert.ok(exited && created && exited.seq < created.seq);
      assert.deepEqual(more, []);
    }

    it("goes on from where it was after the CLI is killed while the task runs", async () => {
      const engine = await upInFlight();
      const providers = providersOf(engine.pid);
      assert.notEqual(providers.length, 0);
      process.kill(engine.pid, "SIGKILL");
      await engine.finished;
      await happens(() => !providers.some(isAlive));
      await writeFile(gate(), "");
      await stack.pulumi(["cancel", "--yes"]);
      await assertAdopted();
    });

    it("goes on from where it was after the CLI is killed and the task has ended since", async () => {
      const engine = await upInFlight();
      process.kill(engine.pid, "SIGKILL");
      await engine.finished;
      await writeFile(gate(), "");
      await happens(() => stack.simulator.journal.effects("task-stopped").length === 1);
      await stack.pulumi(["cancel", "--yes"]);
      await assertAdopted();
    });

    it("goes on from where it was after the provider process is killed", async () => {
      const engine = await upInFlight();
      for (const pid of providersOf(engine.pid)) process.kill(pid, "SIGKILL");
      const { exitCode } = await engine.finished;
      assert.notEqual(exitCode, 0);
      await writeFile(gate(), "");
      await assertAdopted();
    });

    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`leaves the task to ECS at the first ${signal}, says so, records the run, and the next one adopts it`, async () => {
        const engine = await upInFlight();
        process.kill(engine.pid, signal);
        // The gate is shut: only an `up` that does not wait for its run ends here.
        const { exitCode, stdout } = await engine.finished;
        assert.notEqual(exitCode, 0);
        assert.match(stdout, /interrupted: Task \w+ is left alone and goes on in ECS/);
        assert.match(
          stdout,
          /The next `pulumi up`: it adopts the task as attempt 1, and starts no second one/,
        );
        assert.match(stdout, /A second Ctrl-C ends Pulumi before this is recorded/);
        assert.match(stdout, /Attempt 1 of "node migrate\.js" has no verdict: interrupted/);

        const { status, attempt, recordedRuns, taskArn, taskDefinitionArn } = (await stack.recorded()) ?? {};
        assert.deepEqual(
          { status, attempt, recordedRuns },
          { status: "unfinished", attempt: 1, recordedRuns: 0 },
        );
        assert.match(String(taskArn), /:task\/main\//);
        assert.equal(taskDefinitionArn, "", "the gate is shut");
        assert.deepEqual(await stack.pendingOperations(), []);
        assert.deepEqual(stack.simulator.journal.calls("CreateService"), []);

        await writeFile(gate(), "");
        await assertAdopted();
      });
    }

    for (const signals of [
      ["SIGINT", "SIGINT"],
      ["SIGINT", "SIGTERM"],
    ] as const) {
      it(`lets the task go on when it gets ${signals.join(" and ")}`, async () => {
        const engine = await upInFlight();
        for (const signal of signals) process.kill(engine.pid, signal);
        await engine.finished;
        assert.deepEqual(stack.simulator.journal.effects("container-exited"), []);
        await writeFile(gate(), "");
        await stack.pulumi(["cancel", "--yes"]);
        await assertAdopted();
      });
    }

    it("starts one task when two engines race for the same resource", async () => {
      const engine = await upInFlight();
      // The file backend's lock keeps a second `up` out; a lock that was cancelled by somebody does not.
      await stack.pulumi(["cancel", "--yes"]);
      const second = await stack.start(up, slow());
      await happens(() => stack.simulator.journal.calls("ListTasks").length === 4);
      await writeFile(gate(), "");
      await Promise.all([engine.finished, second.finished]);
      assert.equal((await stack.effects()).length, 1);
      assert.ok(stack.simulator.journal.calls("RunTask").length <= 2);
    });
  });
}
