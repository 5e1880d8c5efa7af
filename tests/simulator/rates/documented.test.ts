import assert from "node:assert/strict";
import { DescribeTaskDefinitionCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
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
    assert.equal(documentedLimit("ecs", "CreateCluster", "eu-west-1"), undefined);
    assert.equal(documentedLimit("logs", "CreateLogGroup", "eu-west-1"), undefined);
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
