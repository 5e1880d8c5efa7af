import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "../simulator/tasks/eventually";
import { engineBudgetMs, openStack, type TaskUnderTest, type TestStack, upBudgetMs } from "./testStack";

const up = ["up", "--yes", "--skip-preview"];

describe("A GatedService whose service cannot be deployed", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  after(() => stack.close());

  /** A deployment that ECS gives up, after which the service is as AWS has it, and not as it should be. */
  const broken = (onFailedDeploy: object = {}, rest: object = {}): TaskUnderTest => ({
    environment: { LABEL: "v2" },
    container: { command: ["no-such-command"] },
    service: { deploymentCircuitBreaker: { enable: true, rollback: false }, waitForSteadyState: true },
    onFailedDeploy: { environment: { LABEL: "cleanup" }, ...onFailedDeploy },
    ...rest,
  });
  const runs = async () => (await stack.effects()).filter((line) => line.startsWith("cleanup "));
  const failedUp = async (task: TaskUnderTest) => {
    const { exitCode, stdout, stderr } = await stack.pulumi(up, task);
    assert.notEqual(exitCode, 0, stdout);
    return stdout + stderr;
  };
  const initErrors = async () => {
    const { stdout } = await stack.pulumi(["stack", "export"]);
    const { resources } = JSON.parse(stdout).deployment as {
      resources: readonly { readonly type: string; readonly initErrors?: readonly string[] }[];
    };
    return resources.find(({ type }) => type === "aws:ecs/service:Service")?.initErrors;
  };

  it("runs the command when it cannot be created", async () => {
    const task = { service: { desiredCount: -1 }, onFailedDeploy: { environment: { LABEL: "create" } } };
    const previewed = await stack.pulumi(["preview"], task);
    assert.equal(previewed.exitCode, 0, previewed.stdout);
    const stdout = await failedUp(task);
    assert.match(stdout, /will run "node migrate\.js" because the service could not be created/);
    assert.match(stdout, /error: InvalidParameterException: desiredCount must not be negative/);
    assert.equal((await stack.effects()).filter((line) => line.startsWith("create ")).length, 1);
    await stack.up({});
  });

  it("runs the command from the new revision, and says with the service's own error what it came to", async () => {
    const stdout = await failedUp(broken({ environment: { LABEL: "cleanup", EXIT_CODE: "3" } }));
    for (const said of [
      'will run "node migrate.js" because the service could not be updated',
      'error: onFailedDeploy: "node migrate.js" in container "web" exited 3.',
      "| PG::UniqueViolation in cleanup",
      "The next deploy that fails makes a run of its own.",
      "Its deployment failed: ECS deployment circuit breaker: tasks failed to start.",
    ]) {
      assert.ok(stdout.includes(said), `${said} is not in\n${stdout}`);
    }
    assert.equal((await runs()).length, 1);
    const last = stack.simulator.journal.calls("RunTask").at(-1)?.input as { taskDefinition: string };
    assert.match(last.taskDefinition, /app:2$/);
    assert.match(String(await initErrors()), /The service is not in a steady state/);
  });

  it("runs it again for the next failure, also one that ECS refuses at once", async () => {
    const stdout = await failedUp(broken({}, { service: { desiredCount: -1 } }));
    assert.match(stdout, /error: onFailedDeploy: "node migrate\.js" exited 0\./);
    assert.match(stdout, /error: InvalidParameterException: desiredCount must not be negative/);
    assert.equal((await runs()).length, 2);
  });

  it("shows no secret of the command", async () => {
    const secret = "hunter2-and-more";
    const leak = { command: ["node", "leak.js"] };
    const stdout = await failedUp(broken(leak, { secretEnvironment: { TOKEN: secret } }));
    assert.match(stdout, /onFailedDeploy: "node leak\.js" in container "web" exited 3/);
    assert.match(stdout, /token \[secret\] was refused/);
    assert.ok(!stdout.includes(secret), stdout);
  });

  it("does not run it in a preview", async () => {
    const before = await runs();
    const { exitCode, stdout } = await stack.pulumi(["preview"], broken());
    assert.equal(exitCode, 0, stdout);
    assert.deepEqual(await runs(), before);
  });

  it("leaves the command to ECS when the up is ended, and the next failure waits for it before its own", async () => {
    const before = (await runs()).length;
    const gate = join(stack.directory, "let-it-end");
    const slow = broken({ environment: { LABEL: "cleanup", WAIT_FOR: gate } });
    const engine = await stack.start(up, slow);
    const happens = (condition: () => boolean | Promise<boolean>) =>
      eventually(condition, () => "", upBudgetMs);
    await happens(async () => (await runs()).length === before + 1);
    // The engine tells its providers of the first Ctrl-C, and not the program.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.kill(engine.pid, signal);
    await engine.finished;
    assert.deepEqual(stack.simulator.journal.calls("StopTask"), []);
    await stack.pulumi(["cancel", "--yes"]);

    stack.simulator.journal.clear();
    const next = await stack.start(up, slow);
    await happens(() => stack.simulator.journal.calls("ListTasks").length >= 2);
    assert.equal((await runs()).length, before + 1);
    await writeFile(gate, "");
    assert.match((await next.finished).stdout, /waiting for task \w+, another run of this resource/);
    assert.equal((await runs()).length, before + 2);
  });
});
