import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, container, openAccount, region } from "./account";
import { ctrlC, type Ended, ecsTask, start, startAtTerminal } from "./commandLine";
import { isStopped, type StartedTask, startTask } from "./tasks";

describe("ecs-task stop", function () {
  this.timeout(60_000);
  let account: Account;
  let definition: string;

  before(async () => {
    account = await openAccount();
    definition = await account.register("app");
  });

  after(() => account.close());

  const stop = (...args: string[]): Promise<Ended> => ecsTask(["stop", ...args], account);
  const stops = () => account.simulator.journal.calls("StopTask");
  const lastStop = () => (stops().at(-1)?.input ?? {}) as Record<string, unknown>;
  const { username } = userInfo();

  /** A task that exits 7 after SIGTERM. */
  async function waiting(startedBy?: string): Promise<StartedTask> {
    const rest = startedBy === undefined ? {} : { startedBy };
    const task = await startTask(account, definition, ["node", "wait.js", "never", "7"], rest);
    await hasWritten(task, "waiting\n");
    return task;
  }

  /** Its program handles signals from then on. */
  const hasWritten = ({ arn }: StartedTask, text: string) =>
    eventually(async () => (await ecsTask(["logs", arn], account)).stdout === text);

  /** A task that takes no notice of SIGTERM, and exits 5 when there is a file at its gate. */
  async function patient(): Promise<{ readonly task: StartedTask; readonly gate: string }> {
    const gate = join(account.directory, `gate-${stops().length}`);
    const program = `process.on("SIGTERM", () => {});
      console.log("ready");
      setInterval(() => require("node:fs").existsSync(${JSON.stringify(gate)}) && process.exit(5), 20)`;
    const containerDefinitions = [container("web", { stopTimeout: 120 })];
    const task = await startTask(account, await account.register("patient", { containerDefinitions }), [
      "node",
      "-e",
      program,
    ]);
    await hasWritten(task, "ready\n");
    return { task, gate };
  }

  it("stops a task with a reason that names the user, waits for its container's end and tells it", async () => {
    const task = await waiting();
    const { exitCode, stdout, stderr } = await stop(
      task.id,
      "--cluster",
      "main",
      "--reason",
      "locks a table",
    );
    assert.equal(exitCode, 0, stderr);
    assert.equal(stdout, "");
    const input = lastStop();
    assert.equal(input.reason, `ecs-task stop by ${username}: locks a table`);
    assert.equal(input.task, task.arn);
    const said = `^task ${task.id} in cluster main \\(${region}\\) is over: container "web" was stopped: UserInitiated \\(exit code 7\\)$`;
    assert.match(stderr, new RegExp(said, "m"));
    assert.match(stderr, /^stopping: STOPPED \d+ s$/m);
  });

  it("does not wait for the end where it is told so", async () => {
    const task = await waiting();
    const { exitCode, stderr } = await stop(task.arn, "--no-wait");
    assert.equal(exitCode, 0);
    assert.match(stderr, /is being stopped: SIGTERM now, SIGKILL after its stopTimeout$/m);
    assert.equal(lastStop().reason, `ecs-task stop by ${username}`);
    await task.becomes(isStopped);
  });

  it("leaves a task alone that is over, and says so", async () => {
    const task = await startTask(account, definition, ["node", "say.js", "3"]);
    await task.becomes(isStopped);
    const before = stops().length;
    const { exitCode, stderr } = await stop(task.arn);
    assert.equal(exitCode, 0);
    assert.match(stderr, /is over already: container "web" exited 3$/m);
    assert.equal(stops().length, before);
  });

  it("is left by Ctrl-C while it waits, and says that the task is being stopped all the same", async () => {
    const { task, gate } = await patient();
    const terminal = startAtTerminal(["stop", task.arn], account);
    await terminal.shows(/stopping: /);
    terminal.press(ctrlC);
    assert.equal((await terminal.ended).exitCode, 130);
    assert.match(terminal.screen(), /is being stopped all the same: `ecs-task explain arn:/);
    await writeFile(gate, "");
    await task.becomes(isStopped);
  });

  it("does not stop twice what is being stopped, and waits for its end", async () => {
    const { task, gate } = await patient();
    await stop(task.arn, "--no-wait");
    const before = stops().length;
    const second = start(["stop", task.arn], account);
    const already = `is being stopped already: ecs-task stop by ${username}\n`;
    await eventually(() => second.stderr().includes(already), second.stderr);
    await writeFile(gate, "");
    const { exitCode, stderr } = await second.ended;
    assert.equal(exitCode, 0);
    assert.match(stderr, /is over: container "web" was stopped: UserInitiated \(exit code 5\)$/m);
    assert.equal(stops().length, before);
  });

  it("says of a service's task that the service starts another", async () => {
    const service = await account.register("service", {
      containerDefinitions: [container("web", { command: ["node", "wait.js", "never"] })],
    });
    await account.serve("hi-web", service, { desiredCount: 1 });
    const arn = await eventually(async () => {
      const { taskArns = [] } = await account.ecs.send(
        new ListTasksCommand({ cluster: "main", serviceName: "hi-web" }),
      );
      const [first] = taskArns;
      if (first === undefined) return undefined;
      const { tasks = [] } = await account.ecs.send(
        new DescribeTasksCommand({ cluster: "main", tasks: [first] }),
      );
      return tasks[0]?.lastStatus === "RUNNING" && first;
    });
    const { exitCode, stderr } = await stop(arn);
    assert.equal(exitCode, 0);
    assert.match(
      stderr,
      /^note: it belongs to the service hi-web, which will start another one in its place$/m,
    );
  });

  it("says which permission is missing, and stops nothing", async () => {
    const task = await waiting();
    account.simulator.faults.add({
      operation: "StopTask",
      effect: {
        kind: "error",
        name: "AccessDeniedException",
        message: `User: dev is not authorized to perform: ecs:StopTask on resource: ${task.arn}`,
      },
    });
    const { exitCode, stderr } = await stop(task.arn);
    assert.equal(exitCode, 1);
    assert.match(stderr, /have no permission ecs:StopTask on arn:aws:ecs/);
    assert.equal((await task.shown())?.lastStatus, "RUNNING");
    await stop(task.arn);
  });

  it("is an error for a task that nobody knows, and wrong usage without one", async () => {
    const unknown = await stop("0123456789abcdef0123456789abcdef", "--cluster", "main");
    assert.equal(unknown.exitCode, 1);
    assert.match(unknown.stderr, /is not known: looked at cluster main/);
    const without = await stop();
    assert.equal(without.exitCode, 2);
  });

  describe("at a terminal, where a `pulumi up` may be waiting for the run", () => {
    const ofResource = "ecs-task/prod/migrate/0123456789ab";

    it("asks before, and stops nothing for an empty line", async () => {
      const [task, before] = [await waiting(ofResource), stops().length];
      const terminal = startAtTerminal(["stop", task.arn], account);
      await terminal.shows(/is a run of the OneOffTask migrate of stack prod: a `pulumi up` may be waiting/);
      await terminal.shows(/Stop it\? \[n\]o or \[y\]es /);
      terminal.press("\r");
      assert.equal((await terminal.ended).exitCode, 1);
      assert.match(terminal.screen(), /error: not stopped/);
      assert.equal(stops().length, before);

      const again = startAtTerminal(["stop", task.arn], account);
      await again.shows(/Stop it\?/);
      again.press("y\r");
      assert.equal((await again.ended).exitCode, 0, again.screen());
      assert.match(again.screen(), /was stopped: UserInitiated \(exit code 7\)/);
      assert.match(again.screen(), /⠋/);
      assert.equal(stops().length, before + 1);
    });

    it("does not ask with --yes, nor for a run of the command line", async () => {
      for (const [startedBy, ...args] of [[ofResource, "--yes"], ["ecs-task/run-by-jo/web/0123456789ab"]]) {
        const task = await waiting(startedBy);
        const terminal = startAtTerminal(["stop", task.arn, ...args], account);
        assert.equal((await terminal.ended).exitCode, 0, terminal.screen());
        assert.doesNotMatch(terminal.screen(), /Stop it\?/);
      }
    });

    it("does not ask where nobody can answer", async () => {
      const task = await waiting(ofResource);
      const { exitCode, stderr } = await stop(task.arn);
      assert.equal(exitCode, 0, stderr);
    });
  });
});
