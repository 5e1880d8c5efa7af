import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HistoryDocument } from "../../provider/cli/history/json";
import type { PulumiProcess } from "../../scripts/sandbox/pulumi";
import { engineBudgetMs, openStack, type TestStack, upBudgetMs } from "../engine/testStack";
import { eventually } from "../simulator/tasks/eventually";
import { ecsTask } from "./commandLine";

describe("ecs-task logs, explain and stop, in a Pulumi stack", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;
  /** Of the run that has failed. */
  let failed: { readonly arn: string; readonly id: string };
  /** Id of the task of the run before it. */
  let succeeded: string;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack();
  });

  after(() => stack.close());

  const place = () => ({ env: { ...stack.env }, cwd: stack.cwd });
  const command = (...args: string[]) => ecsTask([...args, "--stack", "test"], place());
  const lastTaskArn = async () => String((await stack.recorded())?.taskArn);
  const secret = { LABEL: "hunter2hunter2" };

  it("say of a resource that has run nothing that it has not", async () => {
    await stack.up({ without: true });
    const { exitCode, stderr } = await command("logs");
    assert.equal(exitCode, 1);
    assert.match(stderr, /stack test has no OneOffTask and no GatedService/);
  });

  it("tell of the last run of a resource by its name, without the stack's secrets, and what the next up does", async () => {
    await stack.up({ environment: { LABEL: "v1" } });
    succeeded = (await lastTaskArn()).replace(/.*\//, "");
    const result = await stack.pulumi(["up", "--yes", "--skip-preview"], {
      environment: { EXIT_CODE: "3" },
      secretEnvironment: secret,
    });
    assert.notEqual(result.exitCode, 0);
    const arn = await lastTaskArn();
    failed = { arn, id: arn.slice(arn.lastIndexOf("/") + 1) };

    const logs = await command("logs", "migrate");
    assert.equal(logs.stdout, "== [secret]: migrating\nPG::UniqueViolation in [secret]\n", logs.stderr);
    assert.equal(logs.exitCode, 0);
    assert.match(
      logs.stderr,
      new RegExp(`the last run of OneOffTask migrate of stack test is task ${failed.id}`),
    );

    const explained = await command("explain");
    assert.equal(explained.exitCode, 0, explained.stderr);
    assert.match(explained.stdout, /: container "web" exited 3\.$/m);
    assert.match(explained.stdout, /^It is a run of the OneOffTask migrate of stack test\.$/m);
    assert.match(explained.stdout, /^ {2}\| PG::UniqueViolation in \[secret\]$/m);
    assert.match(explained.stdout, /Fix this and run `pulumi up`: that will be attempt 2\.$/m);
    assert.doesNotMatch(logs.stderr + explained.stdout + explained.stderr, /hunter2/);
  });

  it("say what else could be given where the stack has no such resource, and where there is no stack", async () => {
    const unknown = await command("logs", "migrat");
    assert.equal(unknown.exitCode, 1);
    assert.match(
      unknown.stderr,
      /has no OneOffTask or GatedService "migrat": did you mean "migrate"\?\nWithout a stack: a task's ARN, or its id with --cluster, does too\.$/m,
    );
    const nowhere = await ecsTask(["explain", failed.id], { ...place(), cwd: stack.directory });
    assert.equal(nowhere.exitCode, 1);
    assert.match(
      nowhere.stderr,
      /could not be read: [\s\S]*Without a stack: give its cluster with --cluster\.$/m,
    );
  });

  it("find a task by its id alone in the clusters of the stack's resources", async () => {
    const { exitCode, stdout, stderr } = await command("logs", failed.id, "--tail", "1");
    assert.equal(stdout, "PG::UniqueViolation in [secret]\n", stderr);
    assert.equal(exitCode, 0);
    const unknown = await command("logs", "0123456789abcdef0123456789abcdef");
    assert.match(
      unknown.stderr,
      /is not known: looked at cluster main \(eu-west-1\) and the runs of stack test\./,
    );
  });

  it("tell the same from the state when ECS has forgotten the task", async () => {
    stack.simulator.clock.advance(2 * 60 * 60_000);
    for (const named of ["migrate", failed.arn, failed.id]) {
      const logs = await command("logs", named);
      assert.equal(logs.stdout, "== [secret]: migrating\nPG::UniqueViolation in [secret]\n", logs.stderr);
    }
    const text = await command("explain", "migrate");
    assert.match(text.stderr, /^note: ECS has forgotten task .*This is what the stack's state has of it\.$/m);
    assert.match(text.stdout, /: container "web" exited 3\.\nThe program itself reports the failure/);
    assert.match(text.stdout, /that will be attempt 2\.$/m);
    const { stdout } = await command("explain", failed.arn, "--json");
    const { source, status, exitCode, resource, output, taskArn } = JSON.parse(stdout);
    assert.deepEqual(
      { source, status, exitCode, resource, output, taskArn },
      {
        ...{ source: "state", status: "failed", exitCode: 3, resource: "migrate", taskArn: failed.arn },
        output: ["== [secret]: migrating", "PG::UniqueViolation in [secret]"],
      },
    );
    const earlier = await command("logs", succeeded);
    assert.equal(earlier.stdout, "== v1: migrating\n", earlier.stderr);
    const receipt = JSON.parse((await command("explain", succeeded, "--json")).stdout);
    assert.deepEqual([receipt.source, receipt.status, receipt.resource], ["receipt", "succeeded", "migrate"]);
    const stop = await command("stop", "migrate");
    assert.equal(stop.exitCode, 0);
    assert.match(stop.stderr, /is over already, and ECS has forgotten it: it exited 3$/m);
  });

  describe("while an up waits for the run", () => {
    let up: PulumiProcess;
    let gate: string;

    before(async () => {
      gate = join(stack.directory, "gate");
      up = await stack.start(["up", "--yes", "--skip-preview"], {
        environment: { LABEL: "v3", WAIT_FOR: gate },
      });
      await eventually(
        async () => (await stack.effects()).some((line) => line.startsWith("v3")),
        () => "no effect",
        60_000,
      );
    });

    after(async () => {
      await writeFile(gate, "");
      await up.finished;
    });

    it("tell of the one in flight, which the state does not have yet", async () => {
      const { stdout, stderr } = await command("logs", "migrate");
      assert.equal(stdout, "== v3: migrating\n", stderr);
      const explained = await command("explain", "migrate");
      assert.match(explained.stdout, /: container "web" is running\.$/m);
    });

    it("stop it, and the up fails and says so", async () => {
      const { exitCode, stderr } = await command("stop", "migrate", "--reason", "wrong database");
      assert.equal(exitCode, 0, stderr);
      assert.match(stderr, /is over: container "web" was stopped: UserInitiated/);
      const { exitCode: upExit, stdout } = await up.finished;
      assert.notEqual(upExit, 0);
      assert.match(stdout, /ecs-task stop by \w+: wrong database/);
    });
  });
});

describe("ecs-task logs and explain, of a GatedService", function () {
  this.timeout(upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
    await stack.up({ environment: { LABEL: "v1" } });
  });

  after(() => stack.close());

  it("tell of the last run of its releases", async () => {
    const place = { env: { ...stack.env }, cwd: stack.cwd };
    const logs = await ecsTask(["logs", "web", "--stack", "test"], place);
    assert.equal(logs.exitCode, 0, logs.stderr);
    assert.match(logs.stdout, /migrating/);
    assert.match(logs.stderr, /the last run of GatedService web of stack test is task/);
    const explained = await ecsTask(["explain", "web", "--stack", "test", "--json"], place);
    assert.equal(JSON.parse(explained.stdout).status, "succeeded", explained.stderr);
  });
});

describe("ecs-task, of a GatedService whose first deploy fails, with a release that leaves containers out", function () {
  this.timeout(2 * upBudgetMs);
  let stack: TestStack;

  before(async function () {
    this.timeout(engineBudgetMs);
    stack = await openStack("gatedService");
  });

  after(() => stack.close());

  const command = (...args: string[]) =>
    ecsTask([args[0] ?? "", "--stack", "test", ...args.slice(1)], { env: { ...stack.env }, cwd: stack.cwd });

  it("finds the run for the failed deploy in flight, stops it, and tells it as the service's last one", async () => {
    const environment = { LABEL: "cleanup", WAIT_FOR: join(stack.directory, "never") };
    const up = await stack.start(["up", "--yes", "--skip-preview"], {
      containers: [{ name: "proxy", image: "app:v1", command: ["node", "web.js"], essential: false }],
      release: { containers: ["web"] },
      service: { desiredCount: -1 },
      onFailedDeploy: { environment },
    });
    await eventually(
      async () => (await stack.effects()).some((line) => line.startsWith("cleanup ")),
      () => "no effect",
      upBudgetMs,
    );
    const stopped = await command("stop", "web-on-failed-deploy", "--reason", "wrong database");
    assert.equal(stopped.exitCode, 0, stopped.stderr);
    assert.match(stopped.stderr, /is over: container "web" was stopped: UserInitiated/);
    assert.match((await up.finished).stdout, /ecs-task stop by \w+: wrong database/);

    for (const named of [[], ["web"], ["web-on-failed-deploy"]]) {
      const { stdout, stderr } = await command("history", "--json", ...named);
      const { runs }: HistoryDocument = JSON.parse(stdout);
      const [last] = runs;
      assert.deepEqual(
        [last?.resource, last?.status, last?.occasion],
        ["web-on-failed-deploy", "failed", "failedDeploy"],
        stderr,
      );
      assert.match(last?.taskDefinitionArn ?? "", /task-definition\/app:1$/);
    }
    for (const named of ["web", "web-on-failed-deploy"]) {
      const { exitCode, stdout, stderr } = await command("logs", named, "--container", "web");
      assert.deepEqual([exitCode, stdout], [0, "== cleanup: migrating\n"], stderr);
    }
    const explained = JSON.parse((await command("explain", "web", "--json")).stdout);
    assert.deepEqual(
      [explained.resource, explained.source, explained.status],
      ["web-on-failed-deploy", "ecs", "failed"],
    );
    assert.match(
      explained.report,
      /^It is a run of the onFailedDeploy of GatedService web of stack test\.$/m,
    );
    const run = await command("run", "web-on-failed-deploy", "--", "true");
    assert.equal(run.exitCode, 125);
    assert.match(run.stderr, /as in `ecs-task run web -- COMMAND`/);
  });
});
