import * as assert from "node:assert/strict";
import { type Simulator, startSimulator } from "../../../simulator";
import { Plugin } from "../../../simulator/aws-plugin/plugin";
import { eventually } from "../tasks/eventually";

describe("the stand-in for the AWS provider, for one engine after the other", () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  it("waits for the next one, though the one before was interrupted", async () => {
    const plugin = new Plugin();
    const endpoints = JSON.stringify([{ ecs: simulator.url, cloudwatchlogs: simulator.url }]);
    plugin.configure({ region: "eu-west-1", endpoints });
    await plugin.create("aws:ecs/cluster:Cluster", { name: "main" }, undefined);
    const containerDefinitions = '[{"name":"web","image":"web:v1","memory":64}]';
    await plugin.create(
      "aws:ecs/taskDefinition:TaskDefinition",
      { family: "web", containerDefinitions },
      undefined,
    );
    // There are no images, so that it is never steady.
    const unsteady = (name: string, timeoutMs?: number) =>
      plugin.create(
        "aws:ecs/service:Service",
        { name, cluster: "main", taskDefinition: "web", desiredCount: 1, waitForSteadyState: true },
        timeoutMs,
      );

    const interrupted = assert.rejects(unsteady("first"), /The update was canceled\./);
    await eventually(() => simulator.journal.calls("DescribeServices").length > 0);
    plugin.cancel();
    await interrupted;
    plugin.attach();
    await assert.rejects(unsteady("second", 300), /Gave up after 0\.3 s/);
  });
});
