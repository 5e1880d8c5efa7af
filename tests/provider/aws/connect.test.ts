import * as assert from "node:assert/strict";
import { createClients } from "../../../provider/aws/clients";
import { connectAws } from "../../../provider/aws/connect";
import { createClock } from "../clock";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { request } from "./request";

const keys = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "secret" };
const arn = "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123";

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
    return connectAws({ credentials: keys, region: "eu-west-1", endpoints }, createClock());
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

  it("rides throttling out inside one call", async () => {
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

  it("repeats RunTask with the very same token and parameters", async () => {
    const aws = await connect();
    const calls = server.calls.length;
    server.answer(
      failure(500, "ServerException"),
      json({ tasks: [{ taskArn: arn, lastStatus: "PROVISIONING" }] }),
    );
    assert.equal((await aws.tasks.run(request, "token")).kind, "started");
    const [one, two, ...more] = server.calls.slice(calls);
    assert.deepEqual(more, []);
    assert.deepEqual(two, one);
    assert.equal(two?.input.clientToken, "token");
  });
});
