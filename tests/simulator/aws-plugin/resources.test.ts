import * as assert from "node:assert/strict";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { type Simulator, startSimulator } from "../../../simulator";
import { difference } from "../../../simulator/aws-plugin/difference";
import type { Context, ResourceType } from "../../../simulator/aws-plugin/resource-type";
import { cluster } from "../../../simulator/aws-plugin/resources/cluster";
import { taskDefinition } from "../../../simulator/aws-plugin/resources/task-definition";

describe("the resources of the stand-in for the AWS provider", () => {
  let simulator: Simulator;
  let context: Context;

  before(async () => {
    simulator = await startSimulator({});
    const region = "eu-west-1";
    const credentials = { accessKeyId: "simulator", secretAccessKey: "simulator" };
    const settings = { region, credentials, endpoint: simulator.url };
    const clients = { ecs: new ECSClient(settings), logs: new CloudWatchLogsClient(settings) };
    context = { ...clients, region, timeoutMs: 1_000, signal: new AbortController().signal };
  });
  after(async () => {
    context.ecs.destroy();
    context.logs.destroy();
    await simulator.close();
  });

  it("delete a revision once, and take one that is INACTIVE already for deleted", async () => {
    const containerDefinitions = '[{"name":"web","image":"web:v1","memory":64}]';
    const { id, outputs } = await taskDefinition.create({ family: "web", containerDefinitions }, context);
    await taskDefinition.delete(id, outputs, context);
    await taskDefinition.delete(id, outputs, context);
    const outcomes = simulator.journal.calls("DeregisterTaskDefinition").map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, ["ok", "ClientException"]);
    assert.equal(await taskDefinition.read(id, outputs, context), undefined);
  });

  it("replace a cluster whose settings change", () => {
    const settings = (value: string) => ({ name: "c", settings: [{ name: "containerInsights", value }] });
    const { replaces } = difference(cluster as ResourceType, settings("enabled"), settings("disabled"));
    assert.deepEqual(replaces, ["settings"]);
  });
});
