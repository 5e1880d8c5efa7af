import * as assert from "node:assert/strict";
import { type RunningRegion, startRegion } from "./running-region";

const hourMs = 3_600_000;
const forever = ["sleep", "600"];

describe("RunTask", () => {
  let region: RunningRegion;
  let definition: string;

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    definition = region.define("job", [{ command: ["true"] }]);
  });
  afterEach(() => region.close());

  it("starts as many tasks as it is asked for, each with an ARN of its own in the cluster", async () => {
    const { tasks = [], failures } = await region.runTask({
      taskDefinition: "job",
      count: 3,
      cluster: "prod",
    });
    assert.deepEqual(failures, []);
    assert.equal(new Set(tasks.map(({ taskArn }) => taskArn)).size, 3);
    for (const task of tasks) {
      assert.match(task.taskArn ?? "", /^arn:aws:ecs:eu-west-1:123456789012:task\/prod\/[0-9a-f]{32}$/);
      assert.equal(task.clusterArn, "arn:aws:ecs:eu-west-1:123456789012:cluster/prod");
      assert.equal(task.taskDefinitionArn, definition);
      assert.equal(task.lastStatus, "PROVISIONING");
      assert.equal(task.desiredStatus, "RUNNING");
      assert.equal(task.group, "family:job");
      assert.equal(task.version, 1);
    }
  });

  it("answers the first task again to the same token and request, however its members are ordered", async () => {
    const tags = [{ key: "release", value: "7" }];
    const first = await region.runTask({
      clientToken: "t",
      taskDefinition: "job",
      startedBy: "deploy",
      tags,
    });
    const second = await region.runTask({
      tags,
      startedBy: "deploy",
      taskDefinition: "job",
      clientToken: "t",
      group: undefined,
    });
    assert.equal(second.tasks?.[0]?.taskArn, first.tasks?.[0]?.taskArn);
    assert.equal(region.effectsNamed("task-created").length, 1);
  });

  it("tells of a replayed task that has stopped only the ARN and the two states", async () => {
    const arn = await region.run("job", { clientToken: "t" });
    await region.stopped(arn);
    const { tasks } = await region.runTask({ taskDefinition: "job", clientToken: "t" });
    assert.deepEqual(tasks, [{ taskArn: arn, lastStatus: "STOPPED", desiredStatus: "STOPPED" }]);
  });

  it("replays also when the definition has become INACTIVE", async () => {
    const arn = await region.run("job", { clientToken: "t" });
    region.deregister(definition);
    assert.equal(
      (await region.runTask({ taskDefinition: "job", clientToken: "t" })).tasks?.[0]?.taskArn,
      arn,
    );
  });

  it("conflicts when the token comes with another request, and names the task", async () => {
    const arn = await region.run("job", { clientToken: "t" });
    await assert.rejects(region.runTask({ taskDefinition: "job", clientToken: "t", startedBy: "other" }), {
      name: "ConflictException",
      fields: { resourceIds: [arn] },
      status: 400,
    });
    assert.equal(region.effectsNamed("task-created").length, 1);
  });

  it("starts another task with the same token in another cluster, and an hour after the stop", async () => {
    const arn = await region.run("job", { clientToken: "t" });
    const elsewhere = await region.run("job", { clientToken: "t", cluster: "other" });
    assert.notEqual(elsewhere, arn);
    await region.stopped(arn);
    region.clock.advance(hourMs);
    assert.notEqual(await region.run("job", { clientToken: "t" }), arn);
  });

  it("starts nothing and answers failures when there is no capacity, as often as programmed", async () => {
    region.tasks.capacity.failNext(2, "RESOURCE:MEMORY");
    const { tasks, failures = [] } = await region.runTask({ taskDefinition: "job", count: 2 });
    assert.deepEqual(tasks, []);
    assert.equal(failures.length, 2);
    for (const { arn, reason } of failures) {
      assert.equal(reason, "RESOURCE:MEMORY");
      assert.match(arn ?? "", /:container-instance\//);
    }
    assert.equal((await region.runTask({ taskDefinition: "job" })).failures?.length, 1);
    assert.equal((await region.runTask({ taskDefinition: "job" })).tasks?.length, 1);
  });

  it("replays failures with their token for an hour, so that a retry needs another token", async () => {
    const reason =
      "Capacity is unavailable at this time. Please try again later or in a different availability zone";
    region.tasks.capacity.failNext(1, reason);
    const request = { taskDefinition: "job", clientToken: "t" };
    const expected = { tasks: [], failures: [{ reason }] };
    assert.deepEqual(await region.runTask(request), expected);
    assert.deepEqual(await region.runTask(request), expected);
    assert.equal((await region.runTask({ ...request, clientToken: "u" })).tasks?.length, 1);
    region.clock.advance(hourMs);
    assert.equal((await region.runTask(request)).tasks?.length, 1);
  });

  it("tags the task with its own tags over those of its definition", async () => {
    region.tags.set(definition, [
      { key: "team", value: "shop" },
      { key: "release", value: "6" },
    ]);
    const tags = [{ key: "release", value: "7" }];
    const options = { propagateTags: "TASK_DEFINITION", enableECSManagedTags: true } as const;
    const { tasks } = await region.runTask({ taskDefinition: "job", tags, ...options });
    assert.deepEqual(tasks?.[0]?.tags, [
      { key: "team", value: "shop" },
      { key: "release", value: "7" },
      { key: "aws:ecs:clusterName", value: "default" },
    ]);
    assert.deepEqual((await region.runTask({ taskDefinition: "job" })).tasks?.[0]?.tags, []);
  });

  it("attaches a network interface in the first subnet of an awsvpc task, and takes it away at the end", async () => {
    region.define("vpc", [{ command: ["true"] }], {
      networkMode: "awsvpc",
      compatibilities: ["EC2", "FARGATE"],
    });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"] } };
    const arn = await region.run("vpc", { launchType: "FARGATE", networkConfiguration });
    const task = await region.stopped(arn);
    assert.equal(task.launchType, "FARGATE");
    assert.equal(task.platformVersion, "1.4.0");
    const [attachment] = task.attachments ?? [];
    assert.equal(attachment?.type, "ElasticNetworkInterface");
    assert.equal(attachment?.status, "DELETED");
    assert.deepEqual(attachment?.details?.[0], { name: "subnetId", value: "subnet-1" });
  });

  it("does not run an INACTIVE or unknown definition, nor in an unknown cluster", async () => {
    region.deregister(definition);
    await assert.rejects(region.runTask({ taskDefinition: definition }), { name: "ClientException" });
    await assert.rejects(region.runTask({ taskDefinition: "none" }), { name: "ClientException" });
    await assert.rejects(region.runTask({ taskDefinition: "job", cluster: "gone" }), {
      name: "ClusterNotFoundException",
    });
    assert.deepEqual(region.effectsNamed("task-created"), []);
  });

  it("leaves nothing running when the region is closed", async () => {
    region.define("long", [{ command: forever }]);
    const arn = await region.run("long");
    await region.taskWhen(arn, ({ lastStatus }) => lastStatus === "RUNNING");
    await region.close();
    assert.deepEqual(
      region.effectsNamed("container-exited").map(({ exitCode }) => exitCode),
      [137],
    );
  });
});
