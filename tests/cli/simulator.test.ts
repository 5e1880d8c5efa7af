import assert from "node:assert/strict";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { isAlive } from "../simulator/containers/is-alive";
import { eventually } from "../simulator/tasks/eventually";
import { ctrlC, ecsTask, type Place, start, startAtTerminal } from "./commandLine";
import { type SimulatorProcess, startSimulatorProcess } from "./simulatorProcess";

/** Ends by a signal that nobody can refuse, and has a child that does not end by itself either. */
const stubborn = `
process.on("SIGTERM", () => {});
const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
console.log(process.pid + " " + child.pid + " " + process.env.TOKEN);
setInterval(() => {}, 1000);
`;

const logConfiguration = {
  logDriver: "awslogs" as const,
  options: {
    "awslogs-group": "app",
    "awslogs-region": "eu-west-1",
    "awslogs-stream-prefix": "app",
    "awslogs-create-group": "true",
  },
};

describe("ecs-task simulator", function () {
  this.timeout(60_000);
  let place: Place & { readonly cwd: string };
  const clients: { destroy(): void }[] = [];
  const started: { kill(signal: "SIGKILL"): void }[] = [];

  before(async () => {
    const directory = await mkdtemp(join(await realpath(tmpdir()), "ecs-task-simulator-"));
    await mkdir(join(directory, "images/app/v1"), { recursive: true });
    await writeFile(join(directory, "images/app/v1/stubborn.js"), stubborn);
    await mkdir(join(directory, "empty"));
    place = { cwd: directory, env: { PATH: process.env.PATH, HOME: directory } };
  });

  after(async () => {
    for (const client of clients) client.destroy();
    await rm(place.cwd, { recursive: true, force: true });
  });

  // What a failed test leaves.
  afterEach(() => {
    for (const one of started.splice(0)) one.kill("SIGKILL");
  });

  async function simulatorWith(...args: string[]): Promise<SimulatorProcess> {
    const simulator = await startSimulatorProcess(args, place);
    started.push(simulator.child);
    return simulator;
  }

  function clientsOf(endpoint: string) {
    const settings = {
      endpoint,
      region: "eu-west-1",
      credentials: { accessKeyId: "any", secretAccessKey: "any" },
      maxAttempts: 1,
    };
    const made = { ecs: new ECSClient(settings), logs: new CloudWatchLogsClient(settings) };
    clients.push(made.ecs, made.logs);
    return made;
  }

  /** Starts a task of the stubborn program, and answers the processes that it has said it is. */
  async function runStubborn(simulator: SimulatorProcess): Promise<{ processes: number[]; token: string }> {
    const { ecs, logs } = clientsOf(simulator.url);
    await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "app",
        executionRoleArn: "arn:aws:iam::123456789012:role/execution",
        containerDefinitions: [
          {
            name: "web",
            image: "app:v1",
            memory: 64,
            command: ["node", "stubborn.js"],
            secrets: [{ name: "TOKEN", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/token" }],
            logConfiguration,
          },
        ],
      }),
    );
    const { tasks = [] } = await ecs.send(new RunTaskCommand({ cluster: "main", taskDefinition: "app" }));
    await simulator.next("container-started");
    const logStreamName = `app/web/${tasks[0]?.taskArn?.split("/").at(-1)}`;
    const said = await eventually(async () => {
      const { events = [] } = await logs.send(
        new GetLogEventsCommand({ logGroupName: "app", logStreamName }),
      );
      return events[0]?.message;
    });
    const [own, child, token = ""] = said.split(" ");
    return { processes: [Number(own), Number(child)], token };
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    it(`runs what it is given as processes, and leaves none of them behind after ${signal}`, async () => {
      const secret = "arn:aws:ssm:eu-west-1:123456789012:parameter/token=a=b";
      const simulator = await simulatorWith("--secret", secret, "--rate-limits", "off");
      const { processes, token } = await runStubborn(simulator);
      assert.equal(token, "a=b", "the secret, with the image of ./images");
      assert.deepEqual(processes.map(isAlive), [true, true]);

      simulator.child.kill(signal);
      // npm passes on the Ctrl-C that the terminal has sent here as well.
      simulator.child.kill(signal);
      const { exitCode, stderr } = await simulator.ended;
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "closing\n" });
      // Killed with its parent, a child is there until the system has taken notice of its end.
      await eventually(() => !processes.some(isAlive));
      await assert.rejects(fetch(simulator.url));
    });
  }

  it("writes as JSON what its journal has: calls and what came of them", async () => {
    const simulator = await simulatorWith();
    const { ecs } = clientsOf(simulator.url);
    await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
    const { service, region, input, outcome } = await simulator.next("CreateCluster");
    const expected = { service: "ecs", region: "eu-west-1", input: { clusterName: "main" }, outcome: "ok" };
    assert.deepEqual({ service, region, input, outcome }, expected);
    simulator.child.kill();
    await simulator.ended;
  });

  it("tells a person on stderr how to get there, and on stdout what is called", async () => {
    const running = start(["simulator", "--port", "0", "--timing", "fargate"], place);
    started.push(running.child);
    const url = await eventually(
      () => /http:\/\/127\.0\.0\.1:\d+/.exec(running.stderr())?.[0],
      running.stderr,
    );
    assert.match(running.stderr(), /^Images from images; .*\nTiming fargate, rate limits documented\./m);
    await clientsOf(url).ecs.send(new CreateClusterCommand({}));
    running.child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await running.ended;
    assert.equal(exitCode, 0);
    assert.match(stdout, /^[\d:.]+ eu-west-1 ecs CreateCluster ok \d+ ms\n$/);
    assert.match(stderr, /closing\n$/);
  });

  it("starts without images where there are none, and says how to give some", async () => {
    const running = start(["simulator", "--port", "0"], { ...place, cwd: join(place.cwd, "empty") });
    started.push(running.child);
    await eventually(() => /^No images, .*--images DIR/m.test(running.stderr()), running.stderr);
    running.child.kill("SIGINT");
    assert.equal((await running.ended).exitCode, 0);
  });

  it("ends at a terminal by one Ctrl-C, without a question", async () => {
    const terminal = startAtTerminal(["simulator", "--port", "0"], place);
    started.push(terminal);
    await terminal.shows(/new OneOffTask/);
    terminal.press(ctrlC);
    assert.equal((await terminal.ended).exitCode, 0);
    assert.match(terminal.screen(), /closing/);
  });

  it("says what to do when its port is in use", async () => {
    const simulator = await simulatorWith();
    const port = new URL(simulator.url).port;
    const { exitCode, stderr } = await ecsTask(["simulator", "--port", port], place);
    simulator.child.kill();
    await simulator.ended;
    assert.equal(exitCode, 1);
    assert.equal(
      stderr,
      `error: Port ${port} of 127.0.0.1 is in use, maybe by another simulator: --port takes another one, --port 0 a free one.\n`,
    );
  });

  /** Wrong arguments, and what is said about them. */
  const wrong: readonly [string, RegExp][] = [
    [
      "--port http",
      /'--port <number>' argument 'http' is invalid\. It must be a whole number from 0 to 65535\.$/m,
    ],
    ["--port 65536", /'65536' is invalid/],
    [
      "--timing slow",
      /'--timing <name>' argument 'slow' is invalid\. Allowed choices are instant, fargate, ec2\.$/m,
    ],
    ["--rate-limits none", /'none' is invalid\. Allowed choices are documented, off\.$/m],
    ["--images none", /^error: --images is 'none': expected a directory that exists\.$/m],
    ["--secret hunter2", /^error: --secret must be NAME=VALUE/],
    ["--speed 9", /unknown option '--speed'/],
    ["start", /too many arguments/],
  ];
  it("refuses wrong arguments with status 2, and says what is allowed", async () => {
    const ended = await Promise.all(wrong.map(([line]) => ecsTask(["simulator", ...line.split(" ")], place)));
    for (const [index, [line, message]] of wrong.entries()) {
      assert.equal(ended[index]?.exitCode, 2, line);
      assert.equal(ended[index]?.stdout, "");
      assert.match(ended[index]?.stderr ?? "", message);
    }
    assert.ok(!ended.some(({ stderr }) => stderr.includes("hunter2")), "a secret is not repeated");
  });
});
