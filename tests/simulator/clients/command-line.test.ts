import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { readCommand } from "../../../simulator/cli/arguments";

describe("The simulator's arguments", () => {
  it("have defaults", () => {
    const options = {
      images: undefined,
      port: 4577,
      timing: "instant",
      rateLimits: "documented",
      secrets: {},
    };
    assert.deepEqual(readCommand([]), { kind: "start", options });
  });

  it("are all read", () => {
    const line = "--port 0 --images dir --timing fargate --rate-limits off --secret arn:a=b=c --secret d=";
    const options = {
      images: "dir",
      port: 0,
      timing: "fargate",
      rateLimits: "off",
      secrets: { "arn:a": "b=c", d: "" },
    };
    assert.deepEqual(readCommand(line.split(" ")), { kind: "start", options });
    assert.deepEqual(readCommand(["--help"]), { kind: "help" });
  });

  /** A wrong line, and what is said about it. */
  const wrong: readonly [string, RegExp][] = [
    ["--port http", /^--port is 'http': expected a whole number from 0 to 65535\.$/],
    ["--port 65536", /^--port is '65536'/],
    ["--timing slow", /^--timing is 'slow': expected instant or fargate or ec2\.$/],
    ["--rate-limits none", /^--rate-limits is 'none': expected documented or off\.$/],
    ["--secret hunter2", /^--secret is not of the form NAME=VALUE\.$/],
    ["--speed 9", /--speed/],
    ["start", /start/],
  ];
  for (const [line, message] of wrong) {
    it(`are refused: ${line}`, () => {
      assert.throws(() => readCommand(line.split(" ")), { message });
    });
  }
});

describe("The simulator's command line", () => {
  let images: string;
  const started: ChildProcess[] = [];
  before(async () => {
    images = await mkdtemp(join(tmpdir(), "images-"));
  });
  after(async () => {
    for (const child of started) child.kill("SIGKILL");
    await rm(images, { recursive: true });
  });

  const checkout = resolve(__dirname, "../../..");
  const startIn = (cwd: string, ...args: string[]) => {
    const main = join(checkout, "simulator/cli/main.ts");
    const child = spawn(
      process.execPath,
      ["-r", require.resolve("ts-node/register/transpile-only"), main, ...args],
      { cwd, stdio: "pipe", env: { ...process.env, TS_NODE_PROJECT: join(checkout, "tsconfig.json") } },
    );
    started.push(child);
    return child;
  };
  const start = (...args: string[]) => startIn(checkout, ...args);
  const exitCode = (child: ReturnType<typeof start>) => new Promise((done) => child.once("exit", done));

  it("says where it listens and how to get there, prints a line per call, and ends on SIGINT", async () => {
    const child = start("--port", "0", "--images", images);
    const exit = exitCode(child);
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async (wanted: RegExp): Promise<string> => {
      const { value, done } = await lines.next();
      assert.ok(!done, `no line like ${wanted}`);
      return wanted.exec(value)?.[0] ?? next(wanted);
    };
    const url = await next(/http:\/\/127\.0\.0\.1:\d+/);
    await next(new RegExp(`aws --endpoint-url ${url} ecs list-clusters`));
    await next(/eval "\$\(npm run --silent sandbox -- /);
    await next(/pulumi stack init/);
    await next(new RegExp(`--plaintext 'aws:endpoints\\[0\\]\\.cloudwatchlogs=${url}'`));
    await next(/--plaintext 'databaseUrlSecretArn=arn:/);

    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const ecs = new ECSClient({ endpoint: url, region: "eu-west-1", credentials, maxAttempts: 1 });
    await ecs.send(new CreateClusterCommand({}));
    ecs.destroy();
    assert.match(await next(/eu-west-1 .*/), /^eu-west-1 ecs CreateCluster ok \d+ ms$/);

    child.kill("SIGINT");
    assert.equal(await exit, 0);
    await assert.rejects(fetch(url));
  });

  it("names a wrong option and shows the usage", async () => {
    const child = start("--timing", "slow");
    const [exit, stderr] = await Promise.all([exitCode(child), text(child.stderr)]);
    assert.equal(exit, 2);
    assert.match(
      stderr,
      /^--timing is 'slow': expected instant or fargate or ec2\.\n\nUsage: npm run simulator/,
    );
  });

  it("names a directory of images that is not there", async () => {
    const child = start("--images", join(images, "none"));
    const [exit, stderr] = await Promise.all([exitCode(child), text(child.stderr)]);
    assert.equal(exit, 2);
    assert.match(stderr, /^--images is '.*none': expected a directory that exists\./);
  });

  it("starts without images where there are none, and says how to give some", async () => {
    const child = startIn(images, "--port", "0");
    const exit = exitCode(child);
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith("No images")) {
        assert.match(line, /--images DIR/);
        child.kill("SIGINT");
      }
    }
    assert.equal(await exit, 0);
  });
});
