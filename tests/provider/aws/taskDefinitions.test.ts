import * as assert from "node:assert/strict";
import type { ECSClient } from "@aws-sdk/client-ecs";
import { ecsTaskDefinitions } from "../../../provider/aws/taskDefinitions";
import { type AnsweringServer, createAnsweringServer, failure, json } from "./answers";
import { ecsAt } from "./connected";

const arn = "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1";
const logConfiguration = { logDriver: "awslogs", options: { "awslogs-group": "hi-web" } };
const empty = { family: "hi-web", containerDefinitions: [] };
const denied = { name: "AwsCallError", code: "AccessDeniedException" };

describe("task definitions in ECS", () => {
  let server: AnsweringServer;
  let ecs: ECSClient;
  const registry = () => ecsTaskDefinitions(ecs, ecs);
  before(async () => {
    server = await createAnsweringServer();
    ecs = ecsAt(server.endpoint);
  });
  after(async () => {
    ecs.destroy();
    await server.close();
  });

  it("are registered in their normal form, as it is", async () => {
    const definition = {
      family: "hi-web",
      cpu: "256",
      containerDefinitions: [{ name: "web", image: "app:v1", essential: true, logConfiguration }],
      ephemeralStorage: { sizeInGiB: 30 },
    };
    server.answer(json({ taskDefinition: { taskDefinitionArn: arn } }));
    assert.equal(await registry().register(definition, {}), arn);
    assert.deepEqual(server.calls.at(-1), { operation: "RegisterTaskDefinition", input: definition });
  });

  it("are registered with tags where there are some", async () => {
    server.answer(json({ taskDefinition: { taskDefinitionArn: arn } }));
    await registry().register(empty, { team: "web" });
    assert.deepEqual(server.calls.at(-1)?.input, { ...empty, tags: [{ key: "team", value: "web" }] });
  });

  it("are listed newest first, and only those that are ACTIVE", async () => {
    server.answer(json({ taskDefinitionArns: [`${arn}2`, `${arn}1`], nextToken: "there are more" }));
    assert.deepEqual(await registry().newest("hi-web", 2), [`${arn}2`, `${arn}1`]);
    assert.deepEqual(server.calls.at(-1), {
      operation: "ListTaskDefinitions",
      input: { familyPrefix: "hi-web", status: "ACTIVE", sort: "DESC", maxResults: 2 },
    });
  });

  it("are tagged by their ARN", async () => {
    server.answer(json({}));
    await registry().tag(arn, { destroyed: "1" });
    assert.deepEqual(server.calls.at(-1), {
      operation: "TagResource",
      input: { resourceArn: arn, tags: [{ key: "destroyed", value: "1" }] },
    });
  });

  it("lose tags by their keys", async () => {
    server.answer(json({}));
    await registry().untag(arn, ["team", "app"]);
    assert.deepEqual(server.calls.at(-1), {
      operation: "UntagResource",
      input: { resourceArn: arn, tagKeys: ["team", "app"] },
    });
  });

  it("are not registered when the answer has no ARN", async () => {
    server.answer(json({ taskDefinition: {} }));
    await assert.rejects(registry().register(empty, {}), {
      message: "RegisterTaskDefinition answered without taskDefinitionArn",
    });
  });

  for (const [status, active] of [
    ["ACTIVE", true],
    ["INACTIVE", false],
    ["DELETE_IN_PROGRESS", false],
  ] as const) {
    it(`are found with what a run has to know, ${active ? "to run from" : "not to run from"} when ${status}`, async () => {
      const containerDefinitions = [
        { name: "web", image: "app:v1", logConfiguration },
        { name: "agent", image: "agent:v1", essential: false },
        { name: "router", image: "router:v1", firelensConfiguration: { type: "fluentbit", options: {} } },
      ];
      const taskDefinition = { taskDefinitionArn: arn, status, containerDefinitions };
      const tags = [{ key: "team", value: "web" }, { key: "empty" }];
      server.answer(json({ taskDefinition, tags }));
      assert.deepEqual(await registry().find("hi-web"), {
        arn,
        active,
        containers: [
          { name: "web", essential: true, logConfiguration },
          { name: "agent", essential: false },
          { name: "router", essential: true, firelensConfiguration: { type: "fluentbit" } },
        ],
        tags: { team: "web", empty: "" },
        content: taskDefinition,
      });
      assert.deepEqual(server.calls.at(-1), {
        operation: "DescribeTaskDefinition",
        input: { taskDefinition: "hi-web", include: ["TAGS"] },
      });
    });
  }

  it("are not found, and not an error, when ECS knows none", async () => {
    server.answer(failure(400, "ClientException"));
    assert.equal(await registry().find(arn), undefined);
  });

  it("are made INACTIVE by their ARN, and one that is gone is no error", async () => {
    server.answer(json({}));
    await registry().deregister(arn);
    assert.deepEqual(server.calls.at(-1), {
      operation: "DeregisterTaskDefinition",
      input: { taskDefinition: arn },
    });
    server.answer(failure(400, "ClientException"));
    await registry().deregister(arn);
  });

  it("are not taken for gone when ECS has too many callers at once, which it says with the same exception", async () => {
    const message = "Too many concurrent attempts to create a new revision of the specified family.";
    server.answer(failure(400, "ClientException", { message }));
    await assert.rejects(registry().find(arn), { code: "ClientException", transient: true });
    await assert.rejects(registry().deregister(arn), { code: "ClientException", transient: true });
  });

  it("are an error when AWS denies the call", async () => {
    server.answer(failure(400, "AccessDeniedException"));
    await assert.rejects(registry().find(arn), denied);
    await assert.rejects(registry().newest("hi-web", 5), denied);
    await assert.rejects(registry().tag(arn, { a: "b" }), { ...denied, action: "ecs:TagResource" });
    await assert.rejects(registry().untag(arn, ["a"]), { ...denied, action: "ecs:UntagResource" });
    await assert.rejects(registry().deregister(arn), denied);
    await assert.rejects(registry().register(empty, {}), denied);
  });
});
