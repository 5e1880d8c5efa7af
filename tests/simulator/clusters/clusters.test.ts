import assert from "node:assert/strict";
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ListClustersCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from "@aws-sdk/client-ecs";
import { createClusterOperations } from "../../../simulator/ecs/clusters/operations";
import { createClusterStore } from "../../../simulator/ecs/clusters/store";
import { createTags } from "../../../simulator/ecs/tags/store";
import { invoke } from "../../../simulator/protocol/invoke";
import { type Connected, connect } from "../clients/connect";

const arn = (name: string) => `arn:aws:ecs:eu-west-1:123456789012:cluster/${name}`;

describe("A cluster", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const create = (clusterName?: string) => connected.ecs.send(new CreateClusterCommand({ clusterName }));

  it("is created once; a second CreateCluster answers the one that is there", async () => {
    const { cluster } = await create("web");
    assert.equal(cluster?.clusterArn, arn("web"));
    assert.equal(cluster?.status, "ACTIVE");
    assert.equal((await create("web")).cluster?.clusterArn, arn("web"));
    const { clusterArns } = await connected.ecs.send(new ListClustersCommand({}));
    assert.deepEqual(clusterArns, [arn("web")]);
  });

  it("is called default when it has no name", async () => {
    await create();
    const { clusters } = await connected.ecs.send(new DescribeClustersCommand({}));
    assert.deepEqual(
      clusters?.map(({ clusterName }) => clusterName),
      ["default"],
    );
  });

  it("is described by name or ARN, with tags on request; an unknown one is a failure in a good answer", async () => {
    const tags = [{ key: "team", value: "web" }];
    await connected.ecs.send(new CreateClusterCommand({ clusterName: "web", tags }));
    const answer = await connected.ecs.send(
      new DescribeClustersCommand({ clusters: ["web", arn("web"), "other"], include: ["TAGS"] }),
    );
    assert.deepEqual(
      answer.clusters?.map((cluster) => cluster.tags),
      [tags, tags],
    );
    assert.deepEqual(answer.failures, [{ arn: arn("other"), reason: "MISSING" }]);
  });

  it("stays visible as INACTIVE after its deletion, and can come back", async () => {
    await create("web");
    const { cluster } = await connected.ecs.send(new DeleteClusterCommand({ cluster: "web" }));
    assert.equal(cluster?.status, "INACTIVE");
    const { clusters } = await connected.ecs.send(new DescribeClustersCommand({ clusters: ["web"] }));
    assert.equal(clusters?.[0]?.status, "INACTIVE");
    const gone = { name: "ClusterNotFoundException", message: "Cluster not found." };
    await assert.rejects(connected.ecs.send(new DeleteClusterCommand({ cluster: "web" })), gone);
    const tag = { resourceArn: arn("web"), tags: [{ key: "a", value: "b" }] };
    await assert.rejects(connected.ecs.send(new TagResourceCommand(tag)), gone);
    assert.equal((await create("web")).cluster?.status, "ACTIVE");
    const { tags } = await connected.ecs.send(new ListTagsForResourceCommand({ resourceArn: arn("web") }));
    assert.deepEqual(tags, []);
  });

  it("refuses a name with a space", async () => {
    await assert.rejects(create("my web"), { name: "InvalidParameterException" });
  });
});

describe("A cluster in use", () => {
  const call = { region: "eu-west-1" };
  /** What lives in it, and the error of DeleteCluster. */
  const uses: readonly [object, string, string][] = [
    [{ activeServicesCount: 1 }, "ClusterContainsServicesException", "Services are active."],
    [{ runningTasksCount: 1 }, "ClusterContainsTasksException", "Tasks are active."],
    [{ pendingTasksCount: 1 }, "ClusterContainsTasksException", "Tasks are active."],
  ];
  for (const [use, name, words] of uses) {
    it(`is not deleted with ${JSON.stringify(use)}, and says so when described`, async () => {
      const occupancy = { runningTasksCount: 0, pendingTasksCount: 0, activeServicesCount: 0, ...use };
      const clusters = createClusterStore({ account: "123456789012", region: "eu-west-1" });
      const operations = createClusterOperations(clusters, createTags(), async () => occupancy);
      await invoke(operations, "CreateCluster", { clusterName: "web" }, call);
      await assert.rejects(invoke(operations, "DeleteCluster", { cluster: "web" }, call), {
        name,
        message: `The Cluster cannot be deleted while ${words}`,
      });
      assert.equal(clusters.require("web").status, "ACTIVE");
      const { clusters: described } = (await invoke(
        operations,
        "DescribeClusters",
        { clusters: ["web"] },
        call,
      )) as {
        clusters: object[];
      };
      assert.deepEqual({ ...described[0], ...occupancy }, described[0]);
    });
  }
});
