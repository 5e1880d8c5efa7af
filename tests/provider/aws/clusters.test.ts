import * as assert from "node:assert/strict";
import type { ECSClient } from "@aws-sdk/client-ecs";
import { clusterStatus } from "../../../provider/aws/clusters";
import { type AnsweringServer, createAnsweringServer, json } from "./answers";
import { ecsAt } from "./connected";

describe("the status of a cluster", () => {
  let server: AnsweringServer;
  let ecs: ECSClient;
  before(async () => {
    server = await createAnsweringServer();
    ecs = ecsAt(server.endpoint);
  });
  after(async () => {
    ecs.destroy();
    await server.close();
  });

  it("is what ECS says, for a name or an ARN", async () => {
    server.answer(json({ clusters: [{ clusterName: "prod", status: "INACTIVE" }] }));
    assert.equal(await clusterStatus(ecs, "prod"), "INACTIVE");
    assert.deepEqual(server.calls.at(-1), { operation: "DescribeClusters", input: { clusters: ["prod"] } });
  });

  it("is none for a cluster that ECS does not know", async () => {
    server.answer(json({ clusters: [], failures: [{ arn: "prod", reason: "MISSING" }] }));
    assert.equal(await clusterStatus(ecs, "prod"), undefined);
  });
});
