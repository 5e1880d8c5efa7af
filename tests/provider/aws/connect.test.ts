import * as assert from "node:assert/strict";
import { createClients } from "../../../provider/aws/clients";
import { connectAws } from "../../../provider/aws/connect";
import type { Clock } from "../../../provider/run/clock";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { request } from "./request";

const keys = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" };
const arn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";

describe("what a connection reaches", () => {
  it("is told by its profile and its addresses, and by no key", async () => {
    const clock: Clock = { now: () => 0, random: () => 0, sleep: async () => {} };
    const reached = { profile: "prod", endpoints: { ecs: "http://ecs.test" } };
    const { reach } = await connectAws({ ...reached, credentials: keys, region: "eu-west-1" }, clock);
    assert.deepEqual(reach, reached);
    assert.deepEqual((await connectAws({ credentials: keys, region: "eu-west-1" }, clock)).reach, {});
  });
});

describe("the clients of a connection", () => {
  it("try three times, as the SDK does, but for those whose calls are not to be repeated at once", async () => {
    const { ecs, ecsOnce, logs } = await createClients({ credentials: keys, region: "eu-west-1" });
    assert.equal(await ecs.config.maxAttempts(), 3);
    assert.equal(await logs("eu-west-1").config.maxAttempts(), 1);
    assert.equal(await ecsOnce.config.maxAttempts(), 1);
    assert.equal(await ecsOnce.config.region(), "eu-west-1");
  });

  it("are one per region of logs", async () => {
    const { logs, region } = await createClients({ credentials: keys, region: "eu-west-1" });
    assert.equal(region, "eu-west-1");
    assert.equal(logs("us-east-1"), logs("us-east-1"));
    assert.notEqual(logs("us-east-1"), logs("eu-west-1"));
    assert.equal(await logs("us-east-1").config.region(), "us-east-1");
  });

  describe("without a region anywhere", () => {
    const names = [
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AWS_PROFILE",
      "AWS_CONFIG_FILE",
      "AWS_SHARED_CREDENTIALS_FILE",
    ];
    const kept = names.map((name) => [name, process.env[name]] as const);
    before(() => {
      for (const name of names) Reflect.deleteProperty(process.env, name);
      process.env.AWS_CONFIG_FILE = process.env.AWS_SHARED_CREDENTIALS_FILE = "/nonexistent";
    });
    after(() => {
      for (const [name, value] of kept) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    });

    it("are an error that says where one can be set", async () => {
      await assert.rejects(createClients({ credentials: keys }), {
        message:
          "no AWS region is known: set aws:region in the stack's configuration, connection.region on the resource, or AWS_REGION",
      });
    });
  });
});

describe("AWS behind a connection", () => {
  let server: AnsweringServer;
  const connect = () => {
    const endpoints = { ecs: server.endpoint, logs: server.endpoint };
    return connectAws({ credentials: keys, region: "eu-west-1", endpoints }, hurriedClock());
  };
  before(async () => {
    server = await createAnsweringServer();
  });
  after(() => server.close());

  it("has one watcher per cluster, so that all runs share its calls", async () => {
    const aws = await connect();
    assert.equal(aws.watcher("prod"), aws.watcher("prod"));
    assert.notEqual(aws.watcher("prod"), aws.watcher("test"));
    assert.equal(aws.watcher("arn:aws:ecs:eu-west-1:123456789012:cluster/prod"), aws.watcher("prod"));
  });

  it("reaches ECS and CloudWatch Logs at the connection's endpoints", async () => {
    const aws = await connect();
    server.answer(json({ clusters: [{ status: "ACTIVE" }] }));
    assert.equal(await aws.clusterStatus("prod"), "ACTIVE");
    server.answer(json({ events: [], nextForwardToken: "f/0" }));
    await aws.logs.read({ group: "g", stream: "s", region: "us-east-1" }, {});
    assert.deepEqual(
      server.calls.slice(-2).map(({ operation }) => operation),
      ["DescribeClusters", "GetLogEvents"],
    );
  });

  it("rides throttling out inside one look", async () => {
    const aws = await connect();
    const calls = server.calls.length;
    server.answer(
      failure(400, "ThrottlingException"),
      json({ tasks: [{ taskArn: arn, lastStatus: "RUNNING" }] }),
    );
    const seen = await aws.tasks.describe("prod", [arn]);
    assert.equal(seen.get(arn)?.kind, "found");
    assert.equal(server.calls.length - calls, 2);
  });

  it("registers a definition with one call, whatever comes of it: another one would be another revision", async () => {
    const aws = await connect();
    const definition = { family: "hi-web", containerDefinitions: [] };
    for (const answer of [failure(500, "ServerException"), { kind: "cut", after: "half" } as const]) {
      const calls = server.calls.length;
      server.answer(answer);
      await assert.rejects(aws.definitions.register(definition, {}), { transient: true });
      assert.deepEqual(
        server.calls.slice(calls).map(({ operation }) => operation),
        ["RegisterTaskDefinition"],
      );
    }
  });

  it("makes RunTask and StopTask once: who waits for their turn makes them again", async () => {
    const aws = await connect();
    for (const answer of [failure(500, "ServerException"), failure(400, "ThrottlingException")]) {
      const calls = server.calls.length;
      server.answer(answer);
      await assert.rejects(aws.tasks.run(request, "token"), { transient: true });
      await assert.rejects(aws.tasks.stop("prod", arn, "too slow"), { transient: true });
      assert.deepEqual(
        server.calls.slice(calls).map(({ operation }) => operation),
        ["RunTask", "StopTask"],
      );
    }
  });

  it("gives turns to start at Fargate's rate, and slower once a start was throttled", async () => {
    const clock = hurriedClock();
    const endpoints = { ecs: server.endpoint, logs: server.endpoint };
    const { tasks } = await connectAws({ credentials: keys, region: "eu-west-1", endpoints }, clock);
    const startMs = clock.now();
    for (let start = 0; start < 30; start++) await tasks.turnToStart();
    assert.equal(clock.now() - startMs, 1_000);
    server.answer(failure(400, "ThrottlingException"));
    await assert.rejects(tasks.run(request, "token"), { transient: true });
    const throttledMs = clock.now();
    for (let start = 0; start < 10; start++) await tasks.turnToStart();
    const elapsedMs = clock.now() - throttledMs;
    assert.ok(elapsedMs > 900 && elapsedMs <= 1_000, `10 turns in ${elapsedMs} ms`);
  });

  it("keeps no look waiting for starts that are slow", async () => {
    const aws = await connect();
    const calls = server.calls.length;
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const started = json({ tasks: [{ taskArn: arn, lastStatus: "PROVISIONING" }] });
    const slow = Array(120).fill({ kind: "held", until, answer: started });
    server.answer(...slow, json({ tasks: [{ taskArn: arn, lastStatus: "RUNNING" }] }));
    const starts = Promise.all(slow.map((_, n) => aws.tasks.run(request, `token ${n}`)));
    while (server.calls.length - calls < slow.length) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await aws.watcher("prod").next(arn)).kind, "found");
    release();
    assert.equal((await starts).length, slow.length);
  });
});

/** A clock for which no time passes but what is slept, at once. */
function hurriedClock(): Clock {
  let nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  return {
    now: () => nowMs,
    random: () => 0.5,
    async sleep(ms) {
      nowMs += ms;
    },
  };
}
