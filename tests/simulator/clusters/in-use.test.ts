import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  ListTagsForResourceCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import { type Connected, connect } from "../clients/connect";

const cluster = "web";
const tags = [{ key: "team", value: "web" }];

describe("A cluster with a service", () => {
  let connected: Connected;
  before(async () => {
    connected = await connect();
    const { ecs, images } = connected;
    await mkdir(join(images, "app", "v1"), { recursive: true });
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    const command = [process.execPath, "-e", "setInterval(() => undefined, 1000)"];
    const containerDefinitions = [{ name: "app", image: "app:v1", memory: 64, command }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: "app", containerDefinitions }));
    const service = { cluster, serviceName: "app", taskDefinition: "app", desiredCount: 1 };
    await ecs.send(new CreateServiceCommand(service));
    const waiter = { client: ecs, maxWaitTime: 15, minDelay: 1, maxDelay: 1 };
    await waitUntilServicesStable(waiter, { cluster, services: ["app"] });
  });
  after(() => connected.close());

  const occupancy = async () => {
    const { clusters } = await connected.ecs.send(new DescribeClustersCommand({ clusters: [cluster] }));
    return [clusters?.[0]?.activeServicesCount, clusters?.[0]?.runningTasksCount];
  };
  const onlyTask = async () => {
    const { taskArns } = await connected.ecs.send(new ListTasksCommand({ cluster }));
    return taskArns?.[0] ?? "";
  };

  it("counts it and its task", async () => {
    assert.deepEqual(await occupancy(), [1, 1]);
  });

  it("lets both be tagged, but nothing that is not there", async () => {
    const service = `arn:aws:ecs:eu-west-1:123456789012:service/${cluster}/app`;
    for (const resourceArn of [service, await onlyTask()]) {
      await connected.ecs.send(new TagResourceCommand({ resourceArn, tags }));
      const shown = await connected.ecs.send(new ListTagsForResourceCommand({ resourceArn }));
      assert.deepEqual(shown.tags, tags);
    }
    const missing = [
      `${service}x`,
      (await onlyTask()).replace(/.$/, "x"),
      "arn:aws:ecs:eu-west-1:123456789012:task-set/x",
    ];
    for (const resourceArn of missing) {
      await assert.rejects(connected.ecs.send(new TagResourceCommand({ resourceArn, tags })), {
        name: "InvalidParameterException",
        message: /could not be found/,
      });
    }
  });

  it("is deleted only after the service and the task", async () => {
    const remove = () => connected.ecs.send(new DeleteClusterCommand({ cluster }));
    await assert.rejects(remove(), { name: "ClusterContainsServicesException" });
    await connected.ecs.send(new DeleteServiceCommand({ cluster, service: "app", force: true }));
    const deadlineMs = Date.now() + 15_000;
    const removed = async (): Promise<string | undefined> => {
      try {
        return (await remove()).cluster?.status;
      } catch (refusal) {
        assert.match((refusal as Error).name, /^ClusterContains(Tasks|Services)Exception$/);
        assert.ok(Date.now() < deadlineMs, `still refused: ${refusal}`);
        return removed();
      }
    };
    assert.equal(await removed(), "INACTIVE");
  });
});
