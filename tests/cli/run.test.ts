import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeTasksCommand, ListTasksCommand, StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, beforeRunTask, container, openAccount } from "./account";
import { type Ended, ecsTask, type Running, start } from "./commandLine";

describe("ecs-task run, beside a live service", function () {
  this.timeout(60_000);
  let account: Account;

  const beside = ["run", "--cluster", "main", "--service", "hi-web"];
  const run = (...args: string[]) => ecsTask([...beside, ...args], account);

  /** Runs that wait for nothing but themselves: each has some seconds to wait for its last lines, which all do at once. */
  const lines = {
    hello: ["-e", "WHO=world", "--", "node", "say.js", "3", "hello $WHO", "it's me"],
    sized: ["--cpu", "512", "--memory", "1024", "--", "node", "say.js"],
    json: ["--json", "--", "node", "say.js", "4", "hello"],
    quiet: ["--quiet", "--", "node", "say.js", "0", "hello"],
    quietJson: ["--quiet", "--json", "--", "node", "say.js", "0", "hello"],
    tooLong: ["--timeout", "1s", "--", "node", "wait.js", "never"],
  };
  let ended: Readonly<Record<keyof typeof lines, Ended>>;

  before(async () => {
    account = await openAccount();
    await account.serve("hi-web", await account.register("hi-web"));
    const all = Object.entries(lines).map(async ([name, args]) => [name, await run(...args)]);
    ended = Object.fromEntries(await Promise.all(all));
  });

  after(() => account.close());

  async function tasks(): Promise<readonly Task[]> {
    const arns = await Promise.all(
      (["RUNNING", "STOPPED"] as const).map((desiredStatus) =>
        account.ecs.send(new ListTasksCommand({ cluster: "main", desiredStatus })),
      ),
    );
    const all = arns.flatMap(({ taskArns = [] }) => taskArns);
    if (all.length === 0) return [];
    const { tasks = [] } = await account.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: all }));
    return tasks;
  }

  it("writes the output to stdout and all else to stderr, and ends with the container's exit code", () => {
    const { stdout, stderr, exitCode } = ended.hello;
    assert.equal(stdout, "hello world\nit's me\n");
    assert.equal(exitCode, 3);
    assert.match(
      stderr,
      /^looking at service hi-web in cluster main\nrunning "node say\.js 3 'hello \$WHO' .*" in container "web" of hi-web:1, cluster main/,
    );
    assert.match(stderr, /^ecs-task run: "node say\.js 3 .*" in container "web" exited 3\.$/m);
    assert.doesNotMatch(stderr, /pulumi|hello world/, "no word of an up, and nothing twice");
  });

  it("takes network and launch type from the service, and is known by its user", () => {
    const { exitCode, stderr } = ended.sized;
    assert.equal(exitCode, 0, stderr);
    assert.match(stderr, /^exited 0 after [\d.]+ s$/m);
    const inputs = account.simulator.journal
      .calls("RunTask")
      .map(({ input }) => input as Record<string, unknown>);
    const sized = inputs.find(({ overrides }) => (overrides as { cpu?: string }).cpu !== undefined);
    const { launchType, networkConfiguration, overrides, startedBy } = sized ?? {};
    assert.equal(launchType, "FARGATE");
    assert.deepEqual(networkConfiguration, {
      awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "DISABLED" },
    });
    assert.match(String(startedBy), /^ecs-task\/run-by-[\w-]+\/hi-web\/[0-9a-f]{12}$/);
    const { cpu, memory } = overrides as Record<string, unknown>;
    assert.deepEqual({ cpu, memory }, { cpu: "512", memory: "1024" });
  });

  it("runs twice what is asked for twice, at the same time", async () => {
    const before = account.simulator.journal.calls("RunTask").length;
    const both = await Promise.all([run("--", "node", "say.js"), run("--", "node", "say.js")]);
    assert.deepEqual(
      both.map(({ exitCode }) => exitCode),
      [0, 0],
    );
    assert.equal(account.simulator.journal.calls("RunTask").length, before + 2);
  });

  it("prints one JSON document with --json, and the output beside it", () => {
    const { stdout, stderr, exitCode } = ended.json;
    assert.equal(exitCode, 4);
    const { taskArn, startedAt, stoppedAt, durationSeconds, consoleUrl, logStream, report, ...rest } =
      JSON.parse(stdout);
    assert.deepEqual(rest, {
      version: 1,
      status: "failed",
      exitCode: 4,
      exitStatus: 4,
      region: "eu-west-1",
      cluster: "main",
      taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
      container: "web",
      command: ["node", "say.js", "4", "hello"],
      failure: "exited 4",
    });
    assert.match(taskArn, /^arn:aws:ecs:eu-west-1:123456789012:task\/main\/\w{32}$/);
    assert.equal(durationSeconds, (Date.parse(stoppedAt) - Date.parse(startedAt)) / 1_000);
    assert.equal(logStream, `app:app/web/${taskArn.slice(-32)}`);
    assert.match(consoleUrl, /^https:/);
    assert.match(report, /^ecs-task run: /);
    assert.match(stderr, /^hello$/m);
  });

  it("says nothing with --quiet where all went well", () => {
    const { stdout, stderr } = ended.quiet;
    assert.deepEqual({ stdout, stderr }, { stdout: "hello\n", stderr: "" });
    assert.equal(ended.quietJson.stderr, "hello\n", "the output, where stdout is for the document");
  });

  it("leaves the task with --detach, and prints its ARN", async () => {
    const gate = join(account.directory, "detached");
    const { stdout, stderr, exitCode } = await run("--detach", "--", "node", "wait.js", gate);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^arn:aws:ecs:[^ ]*:task\/main\/\w+\n$/);
    assert.match(stderr, new RegExp(`^Its output: ecs-task logs --follow ${stdout.trim()}$`, "m"));
    const [task] = (await tasks()).filter(({ taskArn }) => taskArn === stdout.trim());
    assert.equal(task?.desiredStatus, "RUNNING");
    await writeFile(gate, "");
  });

  it("stops a task that has not ended by --timeout, and ends with 124", () => {
    const { stderr, exitCode } = ended.tooLong;
    assert.equal(exitCode, 124);
    assert.match(
      stderr,
      /did not finish within --timeout \(1 s\)\.\nIt was still running after 1 s, and ECS was asked/,
    );
    assert.doesNotMatch(stderr, /timeoutSeconds|`up`/);
  });

  it("ends with 125 where the command never ran, and says why", async () => {
    await account.serve(
      "gone",
      await account.register("gone", { containerDefinitions: [container("web", { image: "app:v9" })] }),
    );
    const { stderr, exitCode } = await ecsTask(
      ["run", "--cluster", "main", "--service", "gone", "--", "node", "say.js"],
      account,
    );
    assert.equal(exitCode, 125);
    assert.match(stderr, /never started/);
    assert.match(stderr, /CannotPullContainerError/);
  });

  it("ends with the code of a program that somebody else stops", async () => {
    const running = start(
      [...beside, "--", "node", "wait.js", join(account.directory, "never"), "9"],
      account,
    );
    await eventually(() => /waiting/.test(running.stdout()), running.stderr);
    const [task] = (await tasks()).filter(({ desiredStatus }) => desiredStatus === "RUNNING");
    await account.ecs.send(new StopTaskCommand({ cluster: "main", task: task?.taskArn }));
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 9);
    assert.match(stdout, /winding up/);
    assert.match(stderr, /was stopped: UserInitiated \(exit code 9\)/);
  });

  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`leaves the task to ECS on ${signal}, and says how to go on with it`, async () => {
      const gate = join(account.directory, signal);
      const running = start([...beside, "--", "node", "wait.js", gate], account);
      await eventually(() => /waiting/.test(running.stdout()), running.stderr);
      running.child.kill(signal);
      const { exitCode, stderr } = await running.ended;
      assert.equal(exitCode, status);
      const [, taskArn] = /^To stop it: ecs-task stop (\S+)$/m.exec(stderr) ?? [];
      const [task] = (await tasks()).filter((one) => one.taskArn === taskArn);
      assert.equal(task?.desiredStatus, "RUNNING");
      await writeFile(gate, "");
    });
  }

  it("stops the task on a signal with --stop-on-interrupt, and shows how it ends", async () => {
    const never = join(account.directory, "never");
    const running = start([...beside, "--stop-on-interrupt", "--", "node", "wait.js", never, "7"], account);
    await eventually(() => /waiting/.test(running.stdout()), running.stderr);
    running.child.kill("SIGTERM");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 7, stderr);
    assert.match(stdout, /winding up/);
    const [stop] = account.simulator.journal.calls("StopTask").slice(-1);
    const { reason } = (stop?.input ?? {}) as { reason?: string };
    assert.match(String(reason), /^ecs-task run: interrupted by /);
  });

  it("tells a task that is being stopped from one that goes on when another signal leaves it", async () => {
    const gate = join(account.directory, "stopping");
    const stay = ["--stop-on-interrupt", "--json", "--", "node", "wait.js", gate, "stay"];
    const running = start([...beside, ...stay], account);
    await eventually(() => /waiting/.test(running.stderr()), running.stderr);
    running.child.kill("SIGTERM");
    await eventually(() => /winding up/.test(running.stderr()), running.stderr);
    running.child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await running.ended;
    await writeFile(gate, "");
    const { status, failure, report, taskArn } = JSON.parse(stdout);
    assert.deepEqual([exitCode, status, failure], [130, "stopping", "interrupted"], stderr);
    assert.match(
      report,
      /^ECS was asked to stop task \w+; its end is not waited for\. `ecs-task explain arn:/,
    );
    assert.ok(stderr.includes(report) && report.includes(taskArn), stderr);
    assert.doesNotMatch(stderr, /goes on in ECS|To stop it/);
  });

  it("tells where to see more by the address that it was given", async () => {
    const { AWS_ENDPOINT_URL: url = "", ...env } = account.env;
    const failing = [...beside, "--endpoint", url, "--", "node", "say.js", "3"];
    const { exitCode, stderr } = await ecsTask(failing, { env });
    assert.equal(exitCode, 3, stderr);
    assert.match(stderr, new RegExp(`^For an hour after its end: .* --endpoint-url ${url}$`, "m"));
    assert.match(stderr, new RegExp(`^All of it: .* --endpoint-url ${url}$`, "m"));
  });

  for (const unread of ["stdout", "stderr"] as const) {
    it(`leaves the task when nobody reads ${unread} any more`, async () => {
      const gate = join(account.directory, unread);
      const output = unread === "stdout" ? [] : ["--json"];
      const running = start([...beside, ...output, "--", "node", "talk.js", gate], account);
      await eventually(() => /talking/.test(running.stdout() + running.stderr()), running.stderr);
      running.child[unread]?.destroy();
      const { exitCode } = await running.ended;
      await writeFile(gate, "");
      assert.equal(exitCode, 141);
    });
  }

  it("is ended by a second signal where a reader that hangs keeps it", async () => {
    const many = "for (let i = 0; i < 2000; i++) console.log('x'.repeat(999)); setInterval(() => {}, 1000)";
    const running = start([...beside, "--", "node", "-e", many], account);
    await eventually(() => /^x/.test(running.stdout()), running.stderr);
    running.child.stdout?.pause();
    running.child.kill("SIGTERM");
    await eventually(() => /is left alone/.test(running.stderr()), running.stderr);
    running.child.kill("SIGTERM");
    await once(running.child, "exit");
    assert.equal(running.child.exitCode, 143);
    running.child.stdout?.resume();
    const [, taskArn] = /^To stop it: ecs-task stop (\S+)$/m.exec(running.stderr()) ?? [];
    await account.ecs.send(new StopTaskCommand({ cluster: "main", task: taskArn }));
  });

  it("says also with --quiet that a task goes on, where a signal has left it", async () => {
    const gate = join(account.directory, "quiet");
    const running = start([...beside, "--quiet", "--", "node", "wait.js", gate], account);
    await eventually(() => /waiting/.test(running.stdout()), running.stderr);
    running.child.kill("SIGTERM");
    const { exitCode, stderr } = await running.ended;
    await writeFile(gate, "");
    assert.equal(exitCode, 143);
    assert.match(stderr, /is left alone and goes on in ECS\.\n(.*\n)*To stop it: ecs-task stop /);
  });
});

describe("ecs-task run, from what it is told", function () {
  this.timeout(60_000);
  let account: Account;

  before(async () => {
    account = await openAccount();
    await account.register("hi-web");
    await account.register("hi-web");
    const two = [container("web", { command: ["node", "wait.js", "never"] }), container("proxy")];
    await account.serve("two", await account.register("two", { containerDefinitions: two }));
  });

  after(() => account.close());

  it("runs a task definition's own command, on Fargate where it is made for that alone", async () => {
    const args = [
      "run",
      "--cluster",
      "main",
      "--task-definition",
      "hi-web",
      "--subnets",
      "subnet-1,subnet-2",
    ];
    const { exitCode, stdout, stderr } = await ecsTask([...args, "--security-groups", "sg-1"], account);
    assert.equal(exitCode, 0, stderr);
    assert.equal(stdout, "I am the service\n");
    const [call] = account.simulator.journal.calls("RunTask").slice(-1);
    const { taskDefinition, launchType, networkConfiguration } = (call?.input ?? {}) as Record<
      string,
      unknown
    >;
    assert.match(String(taskDefinition), /hi-web:2$/, "the newest");
    assert.equal(launchType, "FARGATE");
    assert.deepEqual(networkConfiguration, {
      awsvpcConfiguration: {
        subnets: ["subnet-1", "subnet-2"],
        securityGroups: ["sg-1"],
        assignPublicIp: "DISABLED",
      },
    });
  });

  it("names the containers where several could run the command, and takes the one of --container", async () => {
    const two = ["run", "--cluster", "main", "--service", "two"];
    const unclear = await ecsTask([...two, "--", "node", "say.js"], account);
    assert.equal(unclear.exitCode, 125);
    assert.match(unclear.stderr, /2 containers are essential \("web", "proxy"\)/);
    const { exitCode, stdout } = await ecsTask(
      [...two, "--container", "proxy", "--", "node", "say.js", "0", "hi"],
      account,
    );
    assert.equal(exitCode, 0);
    assert.match(stdout, /^proxy \| hi$/m);
  });

  /** A wrong line, and what is said about it. */
  const wrong: readonly [string, RegExp][] = [
    [
      "--cluster main",
      /--cluster main alone says not what to run from: give --service, or --task-definition/,
    ],
    ["--service hi-web -- x", /--service hi-web needs its cluster: give --cluster/],
    ["--task-definition hi-web -- x", /--task-definition hi-web needs a cluster to run in/],
    ["--cluster main --service no -- x", /cluster main has no service "no" in eu-west-1/],
    ["--cluster no --service two -- x", /There is no cluster "no" in the region of the account/],
    ["--cluster main --service two", /what is to run from service two in cluster main\?/],
    ["--cluster main --service two --", /nothing stands after --/],
    [
      "--cluster main --task-definition none -- x",
      /--task-definition is none, which ECS does not have in eu-west-1/,
    ],
    ["migrate --cluster main -- x", /migrate would be a resource of a Pulumi stack/],
    [
      "--stack prod --cluster main -- x",
      /--stack prod is of a Pulumi stack, and --cluster main of what is live/,
    ],
    ["--cluster main --service two --cpu lots -- x", /--cpu must be CPU units such as 256/],
    [
      "--cluster main --service two --timeout 8d -- x",
      /--timeout <duration>.*It must be a duration, such as 90s/,
    ],
    [
      "--cluster main --service two --timeout 700000 -- x",
      /--timeout must be a number of seconds from 1 to 604800/,
    ],
    ["--cluster main --service two -e NOVALUE -- x", /It must be NAME=VALUE/],
    ["--cluster main --service two --nonsense -- x", /unknown option '--nonsense'/],
    ["--cluster main --service two bundle exec", /too many arguments: a command stands after --/],
    ["--cluster main --service two bundle", /a command stands after --, such as: -- bundle$/m],
    ["--cluster= --service two -- x", /option '--cluster <cluster>' is empty/],
    ["--stack= -- x", /option '--stack <name>' is empty/],
    ["--cluster main --service two --endpoint localhost:1 -- x", /It must be a URL, such as http/],
  ];
  for (const [line, message] of wrong) {
    it(`is refused, and starts nothing: ${line}`, async () => {
      const before = account.simulator.journal.calls("RunTask").length;
      const { exitCode, stdout, stderr } = await ecsTask(["run", ...line.split(" ")], account);
      assert.match(stderr, message);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 125, stdout: "" });
      assert.equal(account.simulator.journal.calls("RunTask").length, before);
    });
  }
});

describe("ecs-task, where it lacks something", function () {
  this.timeout(30_000);
  let directory: string;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "ecs-task-cli-"));
    await writeFile(join(directory, "Pulumi.yaml"), "name: hi-web\nruntime: nodejs\n");
  });
  after(() => rm(directory, { recursive: true }));

  const bare = () => ({ HOME: directory, PATH: directory, AWS_EC2_METADATA_DISABLED: "true" });
  const beside = ["--cluster", "main", "--service", "hi-web"];

  /** What is missing, and what is said about it. */
  const missing: readonly [what: string, args: readonly string[], said: RegExp][] = [
    [
      "the Pulumi CLI",
      ["migrate"],
      /the Pulumi project in .* could not be read: there is no `pulumi` on the PATH/,
    ],
    ["a region", beside, /no AWS region is known: give --region, or set AWS_REGION/],
    [
      "credentials",
      [...beside, "--region", "eu-west-1"],
      /No credentials could be had: log in again.*, or give --profile/,
    ],
  ];
  for (const [what, args, said] of missing) {
    it(`says that it is ${what}`, async () => {
      const { exitCode, stderr } = await ecsTask(["run", ...args, "--", "true"], {
        env: bare(),
        cwd: directory,
      });
      assert.match(stderr, said);
      assert.equal(exitCode, 125);
    });
  }
});

describe("ecs-task run, where ECS does not answer as it should", function () {
  this.timeout(60_000);
  let account: Account;

  before(async () => {
    account = await openAccount();
    await account.serve("hi-web", await account.register("hi-web"));
  });
  after(() => account.close());
  afterEach(() => account.simulator.faults.clear());

  const calls = (operation: string) => account.simulator.journal.calls(operation).length;
  const run = (...args: string[]) =>
    start(["run", "--cluster", "main", "--service", "hi-web", ...args], account);

  it("starts nothing any more when it is stopped before RunTask was asked", async () => {
    const before = calls("RunTask");
    let running: Running | undefined;
    beforeRunTask(account, async () => {
      running?.child.kill("SIGTERM");
      await running?.ended;
    });
    running = run("--stop-on-interrupt", "--json", "--", "node", "say.js");
    const { exitCode, stdout } = await running.ended;
    assert.deepEqual([exitCode, JSON.parse(stdout).status, calls("RunTask")], [143, "neverStarted", before]);
  });

  it("waits for the name of a task that RunTask is about to start, and leaves it then", async () => {
    let running: Running | undefined;
    account.simulator.faults.add({
      operation: "RunTask",
      effect: {
        kind: "call",
        async before() {
          running?.child.kill("SIGTERM");
          await eventually(() => /has not named it yet/.test(running?.stderr() ?? ""), running?.stderr);
        },
      },
    });
    const gate = join(account.directory, "about to start");
    running = run("--", "node", "wait.js", gate);
    const { exitCode, stderr } = await running.ended;
    await writeFile(gate, "");
    assert.equal(exitCode, 143);
    assert.match(stderr, /^To stop it: ecs-task stop arn:\S+$/m);
  });

  it("says how to look for a task that RunTask has never named", async () => {
    account.simulator.faults.add({ operation: "RunTask", nth: "every", effect: { kind: "loseAnswer" } });
    const gate = join(account.directory, "never named");
    const before = calls("RunTask");
    const running = run("--json", "--", "node", "wait.js", gate);
    await eventually(() => calls("RunTask") > before, running.stderr);
    running.child.kill("SIGTERM");
    const { exitCode, stdout, stderr } = await running.ended;
    await writeFile(gate, "");
    assert.deepEqual([exitCode, JSON.parse(stdout).status], [143, "unknown"]);
    const [, startedBy] =
      /^To look for it: aws ecs list-tasks --cluster main --started-by (\S+) --region eu-west-1$/m.exec(
        stderr,
      ) ?? [];
    const { taskArns } = await account.ecs.send(new ListTasksCommand({ cluster: "main", startedBy }));
    assert.equal(taskArns?.length, 1);
  });

  it("asks again for a stop that was throttled", async () => {
    account.simulator.faults.add({ operation: "StopTask", times: 2, effect: { kind: "throttle" } });
    const running = run("--stop-on-interrupt", "--", "node", "wait.js", "never", "7");
    await eventually(() => /waiting/.test(running.stdout()), running.stderr);
    running.child.kill("SIGTERM");
    assert.equal((await running.ended).exitCode, 7);
  });

  it("waits until ECS tells of the service again, and says so", async () => {
    account.simulator.faults.add({ operation: "DescribeServices", times: 6, effect: { kind: "throttle" } });
    const { exitCode, stderr } = await run("--", "node", "say.js").ended;
    assert.equal(exitCode, 0);
    assert.match(stderr, /^AWS does not answer yet: asking again$/m);
  });
});
