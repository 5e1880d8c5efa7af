import assert from "node:assert/strict";
import {
  CreateClusterCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
} from "@aws-sdk/client-ecs";
import type { AdjustableClock } from "../../../simulator";
import { documentedLimit } from "../../../simulator/protocol/rates/limits";
import { type Connected, connect } from "../clients/connect";
import { web } from "../definitions/web";

describe("The documented rate limits", () => {
  /** Service, operation, region; burst and refill per second. */
  const table = [
    ["ecs", "RegisterTaskDefinition", "eu-west-1", 20, 1],
    ["ecs", "DeregisterTaskDefinition", "eu-west-1", 20, 1],
    ["ecs", "DescribeTaskDefinition", "eu-west-1", 50, 20],
    ["ecs", "DeleteTaskDefinitions", "eu-west-1", 5, 1],
    ["ecs", "RunTask", "eu-west-1", 100, 40],
    ["ecs", "DescribeTasks", "eu-west-1", 100, 20],
    ["ecs", "UpdateService", "eu-west-1", 50, 5],
    ["ecs", "DescribeServices", "eu-west-1", 100, 20],
    ["ecs", "TagResource", "eu-west-1", 20, 10],
    ["ecs", "UntagResource", "eu-west-1", 20, 10],
    ["ecs", "ListTagsForResource", "eu-west-1", 50, 20],
    ["ecs", "CreateCluster", "eu-west-1", 20, 1],
    ["ecs", "DescribeClusters", "eu-west-1", 50, 20],
    ["logs", "GetLogEvents", "eu-west-1", 10, 10],
    ["logs", "GetLogEvents", "us-east-1", 25, 25],
    ["logs", "FilterLogEvents", "us-east-1", 25, 25],
    ["logs", "FilterLogEvents", "eu-west-1", 10, 10],
  ] as const;
  for (const [service, operation, region, burst, refillPerSecond] of table) {
    it(`of ${operation} in ${region} are ${burst} at once and ${refillPerSecond} a second`, () => {
      const limit = documentedLimit(service, operation, region);
      assert.deepEqual([limit?.burst, limit?.refillPerSecond], [burst, refillPerSecond]);
    });
  }

  it("put RegisterTaskDefinition and DeregisterTaskDefinition into one bucket", () => {
    const buckets = ["RegisterTaskDefinition", "DeregisterTaskDefinition", "DescribeTaskDefinition"].map(
      (operation) => documentedLimit("ecs", operation, "eu-west-1")?.bucket,
    );
    assert.equal(buckets[0], buckets[1]);
    assert.notEqual(buckets[0], buckets[2]);
  });

  it("are unknown for operations that AWS does not document", () => {
    assert.equal(documentedLimit("logs", "CreateLogGroup", "eu-west-1"), undefined);
    assert.equal(documentedLimit("logs", "PutRetentionPolicy", "eu-west-1"), undefined);
  });
});

describe("A simulator that throttles", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect({ rateLimits: "documented", clock: standingClock() });
  });
  afterEach(() => connected.close());

  const register = (client = connected.ecs) => client.send(new RegisterTaskDefinitionCommand(web));

  it("answers ThrottlingException when the burst is used up, per region, and goes on as tokens come back", async () => {
    for (let call = 0; call < 20; call++) await register();
    const throttled = { name: "ThrottlingException", message: "Rate exceeded" };
    await assert.rejects(register(), (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
      assert.deepEqual({ name: error.name, message: error.message }, throttled);
      return error.$metadata?.httpStatusCode === 400;
    });
    await register(connected.ecsIn("us-west-2"));
    await connected.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "hi-web" }));

    connected.simulator.clock.advance(999);
    await assert.rejects(register(), throttled);
    connected.simulator.clock.advance(1);
    assert.equal((await register()).taskDefinition?.revision, 21);
    await assert.rejects(register(), throttled);
  });

  it("notes throttled calls in the journal", async () => {
    for (let call = 0; call < 20; call++) await register();
    await assert.rejects(register());
    const outcomes = connected.simulator.journal
      .calls("RegisterTaskDefinition")
      .map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, [...Array(20).fill("ok"), "ThrottlingException"]);
  });
});

describe("A simulator that throttles launches on Fargate", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect({ rateLimits: "documented", clock: standingClock() });
    await connected.ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
    await connected.ecs.send(new RegisterTaskDefinitionCommand(web));
  });
  afterEach(() => connected.close());

  const network = { awsvpcConfiguration: { subnets: ["subnet-1"] } };
  const run = (rest: Partial<RunTaskCommandInput>) =>
    connected.ecs.send(
      new RunTaskCommand({
        cluster: "prod",
        taskDefinition: "hi-web",
        networkConfiguration: network,
        ...rest,
      }),
    );
  const spot = [{ capacityProvider: "FARGATE_SPOT" }];
  const throttled = { name: "ThrottlingException", message: "Rate exceeded" };

  it("takes 20 calls at once, and one more every 50 ms, on demand and on Spot together", async () => {
    for (let call = 0; call < 10; call++) {
      await run({ launchType: "FARGATE" });
      await run({ capacityProviderStrategy: spot });
    }
    await assert.rejects(run({ launchType: "FARGATE" }), throttled);
    await assert.rejects(run({ capacityProviderStrategy: spot }), throttled);
    connected.simulator.clock.advance(50);
    await run({ launchType: "FARGATE" });
    await assert.rejects(run({ launchType: "FARGATE" }), throttled);
  });

  it("takes 100 tasks at once, however few calls launch them, and as many on Spot", async () => {
    for (let call = 0; call < 10; call++) await run({ launchType: "FARGATE", count: 10 });
    await assert.rejects(run({ launchType: "FARGATE" }), throttled);
    await run({ capacityProviderStrategy: spot, count: 9 });
    connected.simulator.clock.advance(500);
    await assert.rejects(run({ launchType: "FARGATE", count: 11 }), { name: "InvalidParameterException" });
    await run({ launchType: "FARGATE", count: 10 });
    await assert.rejects(run({ launchType: "FARGATE" }), throttled);
  });

  it("does not count what runs on instances", async () => {
    for (let call = 0; call < 30; call++) await run({ launchType: "EC2" });
  });
});

/** A clock that stands still between two steps of a test. */
function standingClock(): AdjustableClock {
  let nowMs = 1_800_000_000_000;
  return {
    now: () => nowMs,
    after: () => () => undefined,
    advance(ms) {
      nowMs += ms;
    },
  };
}
