import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { timings } from "../../simulator";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, container, openAccount, region } from "./account";
import { type Ended, ecsTask, type Running, start, startAtTerminal } from "./commandLine";
import { isRunning, isStopped, type StartedTask, startTask } from "./tasks";

describe("ecs-task logs", function () {
  this.timeout(60_000);
  let account: Account;
  let alone: string;
  let three: StartedTask;

  before(async () => {
    account = await openAccount();
    alone = await account.register("alone");
    three = await startTask(account, alone, ["node", "say.js", "3", "one", "two", "three"]);
    await three.becomes(isStopped);
  });

  after(() => account.close());

  const logs = (...args: string[]): Promise<Ended> => ecsTask(["logs", ...args], account);
  const file = (name: string) => join(account.directory, name);

  it("shows the output of a task on stdout, whatever the task came to, by its ARN, id or address", async () => {
    const address = `https://${region}.console.aws.amazon.com/ecs/v2/clusters/main/tasks/${three.id}/logs?region=${region}`;
    for (const named of [[three.arn], [three.id, "--cluster", "main"], [address]]) {
      const { exitCode, stdout, stderr } = await logs(...named);
      assert.equal(stdout, "one\ntwo\nthree\n", stderr);
      assert.equal(exitCode, 0);
      assert.doesNotMatch(stderr, /\b(one|two|three)\b/);
    }
  });

  it("shows the last lines alone, or what was written since a time", async () => {
    assert.equal((await logs(three.arn, "--tail", "2")).stdout, "two\nthree\n");
    assert.equal((await logs(three.arn, "--tail", "0")).stdout, "");
    assert.equal((await logs(three.arn, "--since", "1h")).stdout, "one\ntwo\nthree\n");
    assert.equal((await logs(three.arn, "--since", "2999-01-01T00:00:00Z")).stdout, "");
  });

  it("names the containers where several log, orders their lines by time, and shows one alone on request", async () => {
    const [proxyGate, webGate] = [file("proxy"), file("web")];
    const proxy = container("proxy", { essential: false, command: ["node", "wait.js", proxyGate] });
    const both = await account.register("both", { containerDefinitions: [container("web"), proxy] });
    const task = await startTask(account, both, ["node", "wait.js", webGate]);
    await eventually(async () => (await logs(task.arn)).stdout.split("waiting").length === 3);
    // One after the other, since the end of the essential one stops the other.
    await writeFile(proxyGate, "");
    await task.becomes(({ containers = [] }) =>
      containers.some(({ name, lastStatus }) => name === "proxy" && lastStatus === "STOPPED"),
    );
    await writeFile(webGate, "");
    await task.becomes(isStopped);
    const { stdout } = await logs(task.arn);
    const lines = stdout.trim().split("\n").sort();
    assert.deepEqual(lines, ["proxy | done", "proxy | waiting", "web | done", "web | waiting"]);
    assert.ok(stdout.indexOf("web | waiting") < stdout.indexOf("proxy | done"), stdout);
    assert.ok(stdout.indexOf("proxy | done") < stdout.indexOf("web | done"), stdout);
    assert.equal((await logs(task.arn, "--container", "web")).stdout, "waiting\ndone\n");
    const wrong = await logs(task.arn, "--container", "wbe");
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /^error: the task has no container "wbe": did you mean "web"\?$/m);
  });

  it("shows what there is of a run in flight, and follows one on request to its end", async () => {
    const gate = file("follow");
    const task = await startTask(account, alone, ["node", "wait.js", gate]);
    await eventually(async () => (await logs(task.arn)).stdout === "waiting\n");
    const following = start(["logs", task.arn, "--follow"], account);
    const fromEnd = start(["logs", task.arn, "--follow", "--tail", "0"], account);
    await eventually(() => following.stdout() === "waiting\n", following.stderr);
    await eventually(() => /RUNNING/.test(fromEnd.stderr()), fromEnd.stderr);
    await writeFile(gate, "");
    const [ended, ofEnd] = await Promise.all([following.ended, fromEnd.ended]);
    assert.equal(ended.stdout, "waiting\ndone\n");
    assert.equal(ofEnd.stdout, "done\n");
    assert.deepEqual([ended.exitCode, ofEnd.exitCode], [0, 0]);
    assert.match(ended.stderr, /^container "web" exited 0$/m);
  });

  it("follows a run that has not started yet from its first line", async () => {
    const held = await openAccount({ timing: { ...timings.instant, provisioningMs: 1_500 } });
    try {
      const definition = await held.register("slow");
      const task = await startTask(held, definition, ["node", "say.js", "4", "hello"]);
      const { stdout, stderr, exitCode } = await ecsTask(["logs", task.arn, "--follow"], held);
      assert.equal(stdout, "hello\n", stderr);
      assert.equal(exitCode, 0);
      assert.match(stderr, /container "web" has written nothing yet\n[\s\S]*container "web" exited 4$/m);
    } finally {
      await held.close();
    }
  });

  it("is left by a signal, or when nobody reads it any more, and leaves the task alone", async () => {
    const gate = file("left");
    const task = await startTask(account, alone, ["node", "talk.js", gate]);
    await task.becomes(isRunning);
    const cases: readonly [leave: (running: Running) => void, status: number][] = [
      [({ child }) => child.kill("SIGTERM"), 143],
      [({ child }) => child.stdout?.destroy(), 141],
    ];
    for (const [leave, status] of cases) {
      const running = start(["logs", task.arn, "-f"], account);
      await eventually(() => running.stdout().includes("talking"), running.stderr);
      leave(running);
      assert.equal((await running.ended).exitCode, status);
    }
    const terminal = startAtTerminal(["logs", task.arn, "-f"], account);
    await terminal.shows(/talking/);
    terminal.press("\x03");
    assert.equal((await terminal.ended).exitCode, 130);
    assert.ok(
      terminal.screen().lastIndexOf("\x1b[?25h") >= terminal.screen().lastIndexOf("\x1b[?25l"),
      "the cursor",
    );
    assert.equal((await task.shown())?.lastStatus, "RUNNING");
    assert.equal(account.simulator.journal.calls("StopTask").length, 0);
    await writeFile(gate, "");
  });

  it("shows all lines of a long output", async () => {
    const script = "for (let i = 0; i < 25_000; i++) console.log('line', i)";
    const task = await startTask(account, alone, ["node", "-e", script]);
    await task.becomes(isStopped);
    const { stdout } = await logs(task.arn);
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, 25_000);
    assert.deepEqual([lines[0], lines[12_345], lines.at(-1)], ["line 0", "line 12345", "line 24999"]);
    assert.equal((await logs(task.arn, "-n", "10000")).stdout.trimEnd().split("\n").length, 10_000);
  });

  it("says where the output goes that it cannot read", async () => {
    const splunk = container("web", {
      logConfiguration: { logDriver: "splunk", options: { "splunk-url": "https://splunk.example.com" } },
    });
    const definition = await account.register("elsewhere", { containerDefinitions: [splunk] });
    const task = await startTask(account, definition, ["node", "say.js"]);
    const { exitCode, stderr } = await logs(task.arn);
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^error: no output can be shown: container "web" logs through "splunk" to https:\/\/splunk\.example\.com, which cannot be read from here$/m,
    );
  });

  it("says of a task that never started that it has written nothing, which is no failure", async () => {
    const broken = await account.register("broken", {
      containerDefinitions: [container("web", { image: "none:v1" })],
    });
    const task = await startTask(account, broken, ["true"]);
    await task.becomes(isStopped);
    const { exitCode, stdout, stderr } = await logs(task.arn);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /^container "web" has written nothing: it never started\. `ecs-task explain` tells why\.$/m,
    );
    assert.equal(exitCode, 0);
  });

  it("says of a container that has written nothing that it has not", async () => {
    const task = await startTask(account, alone, ["true"]);
    await task.becomes(isStopped);
    const { exitCode, stdout, stderr } = await logs(task.arn);
    assert.deepEqual([exitCode, stdout], [0, ""]);
    assert.match(stderr, /^container "web" has written nothing$/m);
  });

  it("says which permission is missing, and gives the statement", async () => {
    account.simulator.faults.add({
      operation: "GetLogEvents",
      effect: {
        kind: "error",
        name: "AccessDeniedException",
        message: `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: logs:GetLogEvents on resource: arn:aws:logs:${region}:123456789012:log-group:app:log-stream:x`,
      },
    });
    const { exitCode, stderr } = await logs(three.arn);
    assert.equal(exitCode, 1);
    assert.match(stderr, /have no permission logs:GetLogEvents on arn:aws:logs/);
    assert.match(stderr, /^Statement: \{.*logs:GetLogEvents/m);
    assert.doesNotMatch(stderr, /`up`|pulumi up/);
  });

  it("says what else could be given where the task is not known", async () => {
    const unknown = "0123456789abcdef0123456789abcdef";
    const inCluster = await logs(unknown, "--cluster", "main");
    assert.equal(inCluster.exitCode, 1);
    assert.match(
      inCluster.stderr,
      /^error: task 0123456789abcdef0123456789abcdef is not known: looked at cluster main \(eu-west-1\)\..*--task-definition/m,
    );
    const noCluster = await logs(unknown, "--cluster", "none");
    assert.match(noCluster.stderr, /There is no cluster "none" in eu-west-1/);
    const noStack = await logs(unknown);
    assert.match(noStack.stderr, /Pulumi project in .* could not be read/);
    for (const wrong of [
      ["migrate", "--cluster", "main"],
      ["arn:aws:ecs:eu-west-1:123456789012:service/main/web"],
      [three.arn, "--region", "eu-west-3"],
      [three.arn, "--tail", "1", "--since", "1h"],
      [three.arn, "--tail", "many"],
      [three.arn, "--since", "migrate 1"],
      ["--unknown"],
    ])
      assert.equal((await logs(...wrong)).exitCode, 2, wrong.join(" "));
  });

  describe("after ECS has forgotten the task", () => {
    let client: CloudWatchLogsClient;

    before(() => {
      account.simulator.clock.advance(2 * 60 * 60_000);
      client = new CloudWatchLogsClient({
        region,
        endpoint: account.simulator.url,
        credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
      });
    });

    after(() => client.destroy());

    it("shows its output by what it ran", async () => {
      const { exitCode, stdout, stderr } = await logs(
        three.id,
        "--cluster",
        "main",
        "--task-definition",
        "alone:1",
      );
      assert.equal(stdout, "one\ntwo\nthree\n", stderr);
      assert.equal(exitCode, 0);
      const other = await logs(three.arn, "--task-definition", "nobody:1");
      assert.match(other.stderr, /^error: nobody:1 is not there in eu-west-1/m);
    });

    it("says that the stream is gone, or its group", async () => {
      const logStreamName = `app/web/${three.id}`;
      await client.send(new DeleteLogStreamCommand({ logGroupName: "app", logStreamName }));
      const noStream = await logs(three.arn, "--task-definition", "alone");
      assert.equal(noStream.exitCode, 1);
      assert.match(
        noStream.stderr,
        new RegExp(`log group "app" \\(eu-west-1\\) has no stream "${logStreamName}"`),
      );
      await client.send(new DeleteLogGroupCommand({ logGroupName: "app" }));
      const noGroup = await logs(three.arn, "--task-definition", "alone");
      assert.equal(noGroup.exitCode, 1);
      assert.match(
        noGroup.stderr,
        /^error: log group "app" \(eu-west-1\), which container "web" logs to, is not there: it was deleted, or never made$/m,
      );
    });
  });
});
