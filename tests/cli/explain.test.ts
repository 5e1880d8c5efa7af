import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListTasksCommand } from "@aws-sdk/client-ecs";
import { timings } from "../../simulator";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, container, openAccount, region } from "./account";
import { type Ended, ecsTask } from "./commandLine";
import { isRunning, isStopped, startTask } from "./tasks";

describe("ecs-task explain", function () {
  this.timeout(60_000);
  let account: Account;

  before(async () => {
    account = await openAccount();
  });

  after(() => account.close());

  const explain = (...args: string[]): Promise<Ended> => ecsTask(["explain", ...args], account);

  it("tells of a task that failed its verdict, the cause, what to do, the last lines and where to see more", async () => {
    const task = await startTask(account, await account.register("failing"), [
      "node",
      "say.js",
      "127",
      "sh: rak: not found",
    ]);
    await task.becomes(isStopped);
    const { exitCode, stdout, stderr } = await explain(task.arn);
    assert.equal(exitCode, 0, stderr);
    const lines = stdout.split("\n");
    assert.equal(
      lines[0],
      `Task ${task.id} of failing:1 in cluster main, ${region}: container "web" exited 127.`,
    );
    assert.match(lines[1] ?? "", /^By its exit code, a shell did not find a program\. Check its spelling/);
    assert.match(stdout, /^Last line of output:\n {2}\| sh: rak: not found$/m);
    assert.match(stdout, /^Task: https:\/\/eu-west-1\.console/m);
    assert.match(stdout, /^All of it: aws logs tail app --log-stream-names app\/web\//m);
    assert.doesNotMatch(stdout, /pulumi up|`up`|attempt/);
  });

  it("tells what a task waits for that has not started", async () => {
    const slow = await openAccount({ timing: { ...timings.instant, provisioningMs: 60_000 } });
    try {
      const task = await startTask(slow, await slow.register("slow"), ["true"]);
      await task.becomes(({ lastStatus }) => lastStatus === "PROVISIONING");
      const { exitCode, stdout, stderr } = await ecsTask(["explain", task.arn], slow);
      assert.equal(exitCode, 0, stderr);
      assert.match(stdout, /: container "web" has not started yet: the task is PROVISIONING\.$/m);
      assert.match(stdout, /^It is still PROVISIONING: AWS makes room and a network interface for it/m);
      assert.match(stdout, /^Created .*, [\d.]+ s ago\.$/m);
      assert.match(stdout, new RegExp(`^To stop it: ecs-task stop ${task.arn}$`, "m"));
      assert.doesNotMatch(stdout, /startTimeoutSeconds|output:\n|No line/);
    } finally {
      await slow.close();
    }
  });

  it("tells of one that runs since when, and of one that succeeded that it did", async () => {
    const definition = await account.register("fine");
    const running = await startTask(account, definition, ["node", "wait.js", "never"]);
    await running.becomes(isRunning);
    const now = await explain(running.arn);
    assert.match(now.stdout, /: container "web" is running\.\nStarted .*, [\d.]+ s ago\.$/m);
    const done = await startTask(account, definition, ["node", "say.js", "0", "all well"]);
    await done.becomes(isStopped);
    const { exitCode, stdout } = await explain(done.arn);
    assert.equal(exitCode, 0);
    assert.match(stdout, /: container "web" exited 0\.\nStarted .*, stopped .*, after [\d.]+ s\.$/m);
    assert.match(stdout, /^ {2}\| all well$/m);
  });

  it("chooses the essential container that failed where several are, and another one on request", async () => {
    const definition = await account.register("pair", {
      containerDefinitions: [
        container("web", { command: ["node", "wait.js", "never"] }),
        container("proxy", { command: ["node", "say.js", "9", "no upstream"] }),
      ],
    });
    const task = await startTask(account, definition, [], { overrides: {} });
    await task.becomes(isStopped);
    const chosen = await explain(task.arn);
    assert.match(chosen.stdout, /: container "proxy" exited 9\.$/m, chosen.stderr);
    assert.match(
      chosen.stdout,
      /^Its containers: "web" STOPPED, exit code 143 \(SIGTERM\), "proxy" STOPPED, exit code 9\.$/m,
    );
    const named = await explain(task.arn, "--container", "web");
    assert.match(
      named.stdout,
      /: container "web" was ended by container "proxy", which exited 9 \(exit code 143\)\.$/m,
    );
    const wrong = await explain(task.arn, "--container", "app");
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /^error: the task definition has no container "app": it has "web", "proxy"/m);
  });

  it("speaks of a service's task as of one that is meant to run on", async () => {
    const definition = await account.register("ending", {
      containerDefinitions: [container("web", { command: ["node", "say.js", "0", "bye"] })],
    });
    await account.serve("short", definition, { desiredCount: 1 });
    const arn = await eventually(async () => {
      const { taskArns = [] } = await account.ecs.send(
        new ListTasksCommand({ cluster: "main", serviceName: "short", desiredStatus: "STOPPED" }),
      );
      return taskArns[0];
    });
    const { exitCode, stdout, stderr } = await explain(arn);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /: container "web" exited 0\.$/m);
    assert.match(
      stdout,
      /^The command of "web" has come to its end.*so the service starts another\. Give the container a command/m,
    );
    assert.match(stdout, /^It belongs to the service short\.$/m);
  });

  it("tells of one that never started ECS's own words and the cause", async () => {
    const definition = await account.register("broken", {
      containerDefinitions: [container("web", { image: "none:v1" })],
    });
    const task = await startTask(account, definition, ["true"]);
    await task.becomes(isStopped);
    const { stdout } = await explain(task.arn);
    assert.match(stdout, /: container "web" never started\.$/m);
    assert.match(stdout, /^ECS says.*CannotPullContainerError/m);
    assert.doesNotMatch(stdout, /pulumi up|`up`|of output/);
  });

  it("prints one document with --json, whose members are all there", async () => {
    const task = await startTask(account, await account.register("json"), [
      "node",
      "say.js",
      "3",
      "so it is",
    ]);
    await task.becomes(isStopped);
    const { exitCode, stdout } = await explain(task.arn, "--json");
    assert.equal(exitCode, 0);
    const { createdAt, startedAt, stoppedAt, durationSeconds, report, consoleUrl, ...rest } =
      JSON.parse(stdout);
    for (const time of [createdAt, startedAt, stoppedAt]) assert.match(time, /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.equal(durationSeconds, (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1_000);
    assert.match(report, /^Task .* exited 3\.\n/);
    assert.match(consoleUrl, new RegExp(`/clusters/main/tasks/${task.id}`));
    assert.deepEqual(rest, {
      version: 1,
      taskArn: task.arn,
      region,
      cluster: "main",
      taskDefinitionArn: `arn:aws:ecs:${region}:123456789012:task-definition/json:1`,
      service: null,
      resource: null,
      startedBy: null,
      container: "web",
      source: "ecs",
      status: "failed",
      verdict: "exited 3",
      exitCode: 3,
      stopCode: "EssentialContainerExited",
      title: "The command failed",
      cause: "The program itself reports the failure, and ECS has nothing to add.",
      advice: "Its last lines say more.",
      documentationUrl: null,
      ecsSays: [],
      containers: [{ name: "web", status: "STOPPED", exitCode: 3 }],
      output: ["so it is"],
      outputElsewhere: null,
      logStream: `app:app/web/${task.id}`,
    });
  });

  it("knows a cause by the last lines, too", async () => {
    const words = ["node", "say.js", "255", "exec /bin/rake: exec format error"];
    const task = await startTask(account, await account.register("foreign"), words);
    await task.becomes(isStopped);
    const { stdout } = await explain(task.arn, "--json");
    assert.equal(JSON.parse(stdout).title, "The program is for another processor", stdout);
  });

  it("says meanwhile that AWS does not answer", async () => {
    const task = await startTask(account, await account.register("unheard"), ["node", "say.js"]);
    await task.becomes(isStopped);
    account.simulator.faults.add({ operation: "DescribeTasks", times: 6, effect: { kind: "throttle" } });
    const { exitCode, stderr } = await explain(task.arn);
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /^AWS does not answer yet: asking again$/m);
  });

  it("prints commands that reach the account it has looked at", async () => {
    const credentials = join(account.directory, "credentials");
    await writeFile(credentials, "[prod]\naws_access_key_id = some\naws_secret_access_key = body\n");
    const { url } = account.simulator;
    const reached = ["--profile", "prod", "--endpoint", url];
    const place = { env: { ...account.env, AWS_SHARED_CREDENTIALS_FILE: credentials } };
    const explainThere = (arn: string) => ecsTask(["explain", arn, ...reached], place);
    const definition = await account.register("reached");
    const done = await startTask(account, definition, ["node", "say.js", "3", "no"]);
    await done.becomes(isStopped);
    const { stdout, stderr } = await explainThere(done.arn);
    const used = `--region ${region} --profile prod --endpoint-url ${url}`;
    assert.ok(stdout.includes(`aws ecs describe-tasks --cluster main --tasks ${done.id} ${used}\n`), stderr);
    assert.ok(
      stdout.includes(`aws logs tail app --log-stream-names app/web/${done.id} --since 1d ${used}\n`),
    );
    const running = await startTask(account, definition, ["node", "wait.js", "never"]);
    await running.becomes(isRunning);
    const ours = `${running.arn} --profile prod --endpoint ${url}`;
    const now = await explainThere(running.arn);
    assert.ok(
      now.stdout.endsWith(`ecs-task logs --follow ${ours}\nTo stop it: ecs-task stop ${ours}\n`),
      now.stdout,
    );
  });

  it("explains without the definition and the log where they may not be read, and says so", async () => {
    const task = await startTask(account, await account.register("closed"), ["node", "say.js", "3"]);
    await task.becomes(isStopped);
    const deny = (operation: string, action: string) =>
      account.simulator.faults.add({
        operation,
        effect: {
          kind: "error",
          name: "AccessDeniedException",
          message: `User: dev is not authorized to perform: ${action}`,
        },
      });
    deny("DescribeTaskDefinition", "ecs:DescribeTaskDefinition");
    const noDefinition = await explain(task.arn);
    assert.equal(noDefinition.exitCode, 0);
    assert.match(noDefinition.stdout, /: container "web" exited 3\.$/m);
    assert.match(
      noDefinition.stderr,
      /^note: its task definition could not be read: .*ecs:DescribeTaskDefinition/m,
    );
    deny("GetLogEvents", "logs:GetLogEvents");
    const noLog = await explain(task.arn);
    assert.equal(noLog.exitCode, 0);
    assert.match(noLog.stderr, /^note: the log could not be read: .*logs:GetLogEvents/m);
    deny("DescribeTasks", "ecs:DescribeTasks");
    const nothing = await explain(task.arn);
    assert.equal(nothing.exitCode, 1);
    assert.match(
      nothing.stderr,
      /^error: ecs:DescribeTasks failed[\s\S]*have no permission ecs:DescribeTasks/m,
    );
  });
});
