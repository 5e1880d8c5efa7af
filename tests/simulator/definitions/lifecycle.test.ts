import assert from "node:assert/strict";
import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  ListTagsForResourceCommand,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ecs";
import { type Connected, connect } from "../clients/connect";
import { web } from "./web";

const arn = (name: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${name}`;

describe("A task definition's life", () => {
  let connected: Connected;
  beforeEach(async () => {
    connected = await connect();
  });
  afterEach(() => connected.close());

  const register = (family = "hi-web") =>
    connected.ecs.send(new RegisterTaskDefinitionCommand({ ...web, family }));
  const deregister = (taskDefinition: string) =>
    connected.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  const describeOne = (taskDefinition: string) =>
    connected.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));

  it("begins with a new revision on every registration, equal or not", async () => {
    const first = await register();
    const second = await register();
    assert.equal(first.taskDefinition?.taskDefinitionArn, arn("hi-web:1"));
    assert.equal(second.taskDefinition?.taskDefinitionArn, arn("hi-web:2"));
    assert.equal(second.taskDefinition?.status, "ACTIVE");
    assert.equal((await describeOne("hi-web")).taskDefinition?.revision, 2);
  });

  it("is answered with ECS's defaults filled in, and the time of its registration", async () => {
    connected.simulator.clock.advance(60_000);
    const before = connected.simulator.clock.now();
    const { taskDefinition } = await register();
    const [container] = taskDefinition?.containerDefinitions ?? [];
    assert.deepEqual(container?.portMappings, [{ containerPort: 3000, hostPort: 3000, protocol: "tcp" }]);
    assert.equal(container?.essential, true);
    assert.equal(container?.cpu, 0);
    assert.deepEqual(container?.mountPoints, []);
    assert.deepEqual(taskDefinition?.volumes, []);
    assert.deepEqual(taskDefinition?.compatibilities, ["EC2", "FARGATE"]);
    const registeredAtMs = taskDefinition?.registeredAt?.getTime() ?? 0;
    assert.ok(registeredAtMs >= before && registeredAtMs <= connected.simulator.clock.now());
  });

  it("is answered with the defaults of volumes and of a log router filled in", async () => {
    const { taskDefinition } = await connected.ecs.send(
      new RegisterTaskDefinitionCommand({
        ...web,
        containerDefinitions: [
          { ...web.containerDefinitions[0], firelensConfiguration: { type: "fluentbit" } },
        ],
        volumes: [
          { name: "empty" },
          { name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1" } },
          { name: "launch", configuredAtLaunch: true },
        ],
      }),
    );
    assert.equal(taskDefinition?.containerDefinitions?.[0]?.user, "0");
    assert.deepEqual(taskDefinition?.volumes, [
      { name: "empty", host: {} },
      { name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1", rootDirectory: "/" } },
      { name: "launch", configuredAtLaunch: true },
    ]);
  });

  it("keeps sizes with a unit as plain numbers", async () => {
    const sized = { ...web, cpu: ".5 vCPU", memory: "1 GB" };
    const { taskDefinition } = await connected.ecs.send(new RegisterTaskDefinitionCommand(sized));
    assert.equal(taskDefinition?.cpu, "512");
    assert.equal(taskDefinition?.memory, "1024");
  });

  it("shows tags beside the definition, never in it, and only to those who ask", async () => {
    const tags = [{ key: "team", value: "web" }];
    const registered = await connected.ecs.send(new RegisterTaskDefinitionCommand({ ...web, tags }));
    assert.deepEqual(registered.tags, tags);
    assert.ok(!("tags" in (registered.taskDefinition ?? {})));
    const silent = await connected.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: "hi-web" }));
    assert.equal(silent.tags, undefined);
    assert.deepEqual((await describeOne("hi-web:1")).tags, tags);
  });

  it("changes nothing but its tags once it is registered", async () => {
    await register();
    const resourceArn = arn("hi-web:1");
    const added = [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ];
    await connected.ecs.send(new TagResourceCommand({ resourceArn, tags: added }));
    await connected.ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key: "b", value: "3" }] }));
    await connected.ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ["a"] }));
    const { tags } = await connected.ecs.send(new ListTagsForResourceCommand({ resourceArn }));
    assert.deepEqual(tags, [{ key: "b", value: "3" }]);
    await assert.rejects(
      connected.ecs.send(new TagResourceCommand({ resourceArn: arn("hi-web:9"), tags: added })),
      { name: "InvalidParameterException" },
    );
  });

  it("goes on as INACTIVE after DeregisterTaskDefinition, and its family falls back to the revision before", async () => {
    await register();
    await register();
    const { taskDefinition } = await deregister("hi-web:2");
    assert.equal(taskDefinition?.status, "INACTIVE");
    assert.ok(taskDefinition?.deregisteredAt instanceof Date);
    assert.equal((await describeOne("hi-web")).taskDefinition?.revision, 1);
    assert.equal((await describeOne(arn("hi-web:2"))).taskDefinition?.status, "INACTIVE");
    await assert.rejects(deregister("hi-web:2"), { name: "ClientException", message: /is inactive/ });
  });

  it("is not deregistered by its family alone", async () => {
    await register();
    await assert.rejects(deregister("hi-web"), { name: "ClientException", message: "Revision is missing." });
    await assert.rejects(deregister("hi-web:7"), {
      name: "ClientException",
      message: "Unable to describe task definition.",
    });
    await assert.rejects(deregister("hi-web:latest"), {
      name: "InvalidParameterException",
      message: "Invalid revision number. Number: latest",
    });
  });

  it("is deleted only when INACTIVE, is seen for another hour, and leaves its number behind", async () => {
    await register();
    await register();
    await deregister("hi-web:2");
    const answer = await connected.ecs.send(
      new DeleteTaskDefinitionsCommand({ taskDefinitions: ["hi-web:1", "hi-web:2", "hi-web:5", "hi-web"] }),
    );
    assert.deepEqual(
      answer.taskDefinitions?.map(({ status, revision }) => [status, revision]),
      [["DELETE_IN_PROGRESS", 2]],
    );
    const why = ["still in ACTIVE status", "does not exist", "identifier is invalid"];
    for (const [index, reason] of why.entries())
      assert.match(answer.failures?.[index]?.reason ?? "", new RegExp(reason));

    assert.equal((await describeOne("hi-web:2")).taskDefinition?.status, "DELETE_IN_PROGRESS");
    connected.simulator.clock.advance(3_600_001);
    await assert.rejects(describeOne("hi-web:2"), {
      name: "ClientException",
      message: "Unable to describe task definition.",
    });
    assert.equal((await register()).taskDefinition?.revision, 3);
  });

  it("is listed by whole family, status and order, page by page, in spite of changes between the pages", async () => {
    for (let revision = 1; revision <= 5; revision++) await register();
    await register("hi-web-worker");
    const list = (nextToken?: string) =>
      connected.ecs.send(
        new ListTaskDefinitionsCommand({ familyPrefix: "hi-web", sort: "DESC", maxResults: 2, nextToken }),
      );
    const first = await list();
    assert.deepEqual(first.taskDefinitionArns, [arn("hi-web:5"), arn("hi-web:4")]);
    await register();
    const second = await list(first.nextToken);
    assert.deepEqual(second.taskDefinitionArns, [arn("hi-web:3"), arn("hi-web:2")]);
    await deregister("hi-web:2");
    const third = await list(second.nextToken);
    assert.deepEqual(third.taskDefinitionArns, [arn("hi-web:1")]);
    assert.equal(third.nextToken, undefined);
    await assert.rejects(list("rubbish"), { name: "InvalidParameterException" });
  });

  it("counts its family as ACTIVE while one of its revisions is", async () => {
    await register("alpha");
    await register("beta");
    await deregister("beta:1");
    const families = (status: "ACTIVE" | "INACTIVE" | "ALL") =>
      connected.ecs.send(new ListTaskDefinitionFamiliesCommand({ status })).then((answer) => answer.families);
    assert.deepEqual(await families("ACTIVE"), ["alpha"]);
    assert.deepEqual(await families("INACTIVE"), ["beta"]);
    assert.deepEqual(await families("ALL"), ["alpha", "beta"]);
  });

  it("is of one region only", async () => {
    await register();
    const elsewhere = connected.ecsIn("us-west-2");
    await assert.rejects(elsewhere.send(new DescribeTaskDefinitionCommand({ taskDefinition: "hi-web" })), {
      name: "ClientException",
    });
    const { taskDefinition } = await elsewhere.send(new RegisterTaskDefinitionCommand(web));
    assert.equal(
      taskDefinition?.taskDefinitionArn,
      "arn:aws:ecs:us-west-2:123456789012:task-definition/hi-web:1",
    );
  });
});
