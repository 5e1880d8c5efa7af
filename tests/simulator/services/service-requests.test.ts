import * as assert from "node:assert/strict";
import type { CreateServiceRequest } from "@aws-sdk/client-ecs";
import { type RunningRegion, startRegion } from "../tasks/running-region";

const server = ["sleep", "600"];
const arn = "arn:aws:ecs:eu-west-1:123456789012:service/default/web";

describe("a request about a service", () => {
  let region: RunningRegion;

  const create = (rest: Partial<CreateServiceRequest> = {}) =>
    region.createService({ serviceName: "web", taskDefinition: "web", desiredCount: 2, ...rest });
  const describeService = async () => (await region.describeServices({ services: ["web"] })).services?.[0];

  beforeEach(async () => {
    region = await startRegion();
    await region.image("app/v1/README", "");
    region.define("web", [{ command: server }]);
  });
  afterEach(() => region.close());

  it("is created once: by the same token and request again, by another request not at all", async () => {
    const { service: first } = await create({ clientToken: "t" });
    const { service: second } = await create({ clientToken: "t" });
    assert.equal(second?.deployments?.[0]?.id, first?.deployments?.[0]?.id);
    const duplicate = {
      name: "InvalidParameterException",
      message: "Creation of service was not idempotent.",
    };
    await assert.rejects(create({ clientToken: "u" }), duplicate);
    await assert.rejects(create(), duplicate);
    assert.equal(region.effectsNamed("service-created").length, 1);
  });

  it("is refused with a tag that is given twice", async () => {
    const tag = { key: "team", value: "shop" };
    await assert.rejects(create({ tags: [tag, tag] }), {
      name: "InvalidParameterException",
      message: "Tag key 'team' is given twice.",
    });
    assert.deepEqual(region.effectsNamed("service-created"), []);
  });

  it("answers the settings it was given, and ECS's own for the others", async () => {
    const tags = [{ key: "team", value: "shop" }];
    const { service } = await create({
      desiredCount: 0,
      tags,
      deploymentConfiguration: { maximumPercent: 150 },
    });
    assert.deepEqual(service?.deploymentConfiguration, {
      deploymentCircuitBreaker: { enable: false, rollback: false },
      maximumPercent: 150,
      minimumHealthyPercent: 100,
      strategy: "ROLLING",
    });
    assert.equal(service?.schedulingStrategy, "REPLICA");
    assert.deepEqual(service?.tags, tags);
    assert.deepEqual((await describeService())?.tags, []);
    const { services } = await region.describeServices({ services: [arn], include: ["TAGS"] });
    assert.deepEqual(services?.[0]?.tags, tags);
  });

  it("is MISSING when it never was, and 11 are too many", async () => {
    const { services, failures } = await region.describeServices({ services: ["api"] });
    assert.deepEqual(services, []);
    assert.deepEqual(failures, [{ arn: arn.replace("web", "api"), reason: "MISSING" }]);
    await assert.rejects(region.describeServices({ services: Array.from({ length: 11 }, () => "web") }), {
      name: "InvalidParameterException",
    });
    await assert.rejects(region.updateService({ service: "api" }), { name: "ServiceNotFoundException" });
  });

  const refused: [string, Partial<CreateServiceRequest>][] = [
    ["a name with a dot", { serviceName: "web.v1" }],
    ["a client token of 37 characters", { clientToken: "x".repeat(37) }],
    ["no desired count", { desiredCount: undefined }],
    ["a negative desired count", { desiredCount: -1 }],
    ["no task definition", { taskDefinition: undefined }],
    [
      "a network its definition has no use for",
      { networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } },
    ],
    ["the strategy DAEMON", { schedulingStrategy: "DAEMON" }],
    ["another deployment controller", { deploymentController: { type: "CODE_DEPLOY" } }],
    ["a blue/green deployment", { deploymentConfiguration: { strategy: "BLUE_GREEN" } }],
  ];
  for (const [title, rest] of refused) {
    it(`is not created with ${title}`, async () => {
      await assert.rejects(create(rest), { name: "InvalidParameterException" });
      assert.deepEqual(region.effectsNamed("service-created"), []);
    });
  }
});
