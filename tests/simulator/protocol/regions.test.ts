import assert from "node:assert/strict";
import { CreateClusterCommand, ListClustersCommand } from "@aws-sdk/client-ecs";
import { startSimulator } from "../../../simulator";
import { type Connected, connect } from "../clients/connect";

describe("A simulator", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  it("keeps each region apart, by the region of the signature", async () => {
    await connected.ecs.send(new CreateClusterCommand({ clusterName: "web" }));
    const list = async (client = connected.ecs) =>
      (await client.send(new ListClustersCommand({}))).clusterArns;
    assert.deepEqual(await list(), ["arn:aws:ecs:eu-west-1:123456789012:cluster/web"]);
    assert.deepEqual(await list(connected.ecsIn("us-west-2")), []);
    assert.deepEqual(
      connected.simulator.journal.calls("ListClusters").map(({ region }) => region),
      ["eu-west-1", "us-west-2"],
    );
  });

  it("hears of every call through onCall", async () => {
    const heard: string[] = [];
    const other = await connect({
      onCall: ({ operation, outcome }) => heard.push(`${operation} ${outcome}`),
    });
    try {
      await other.ecs.send(new CreateClusterCommand({ clusterName: "web" }));
      await assert.rejects(other.ecs.send(new CreateClusterCommand({ clusterName: "a b" })));
      assert.deepEqual(heard, ["CreateCluster ok", "CreateCluster InvalidParameterException"]);
    } finally {
      await other.close();
    }
  });

  it("closes although a call hangs, and is gone then", async () => {
    const other = await connect();
    other.simulator.faults.add({
      operation: "ListClusters",
      effect: { kind: "hang", durationMs: 3_600_000 },
    });
    const hanging = assert.rejects(other.ecs.send(new ListClustersCommand({})));
    while (other.simulator.faults.fired().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    await hanging;
    await assert.rejects(fetch(`${other.simulator.url}/_simulator/health`));
  });

  it("is not started on a port that is taken, nor without images, nor with an unknown timing", async () => {
    const port = Number(new URL(connected.simulator.url).port);
    const images = connected.images;
    await assert.rejects(startSimulator({ images, port }), { code: "EADDRINUSE" });
    await assert.rejects(startSimulator({ images: `${images}/none` }), {
      name: "RangeError",
      message: /expected a directory that exists/,
    });
    const timing = "eventually" as "instant";
    await assert.rejects(startSimulator({ images, timing }), {
      name: "RangeError",
      message: "timing is 'eventually': expected instant or fargate or ec2.",
    });
  });
});
