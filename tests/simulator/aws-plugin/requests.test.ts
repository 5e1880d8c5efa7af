import * as assert from "node:assert/strict";
import { registration } from "../../../simulator/aws-plugin/resources/registration";
import { createSettings, updateSettings } from "../../../simulator/aws-plugin/resources/service-request";

/** Without the members that no request carries. */
const sent = (request: object) => JSON.parse(JSON.stringify(request));

describe("the requests for ECS", () => {
  it("carry a task definition in ECS's own spelling", () => {
    const request = registration({
      family: "web",
      containerDefinitions: '[{"name":"web"}]',
      ephemeralStorage: { sizeInGib: 30 },
      volumes: [
        { name: "scratch", hostPath: "/tmp" },
        { name: "disk", configureAtLaunch: true },
        { name: "share", efsVolumeConfiguration: { fileSystemId: "fs-1" } },
      ],
      tags: { team: "red" },
      skipDestroy: true,
    });
    assert.deepEqual(sent(request), {
      family: "web",
      containerDefinitions: [{ name: "web" }],
      ephemeralStorage: { sizeInGiB: 30 },
      volumes: [
        { name: "scratch", host: { sourcePath: "/tmp" } },
        { name: "disk", configuredAtLaunch: true },
        { name: "share", efsVolumeConfiguration: { fileSystemId: "fs-1" } },
      ],
      tags: [{ key: "team", value: "red" }],
    });
  });

  it("do not carry container definitions that are no array", () => {
    const inputs = { family: "web", containerDefinitions: '{"name":"web"}' };
    assert.throws(() => registration(inputs), /has to be a JSON array of container definitions/);
  });

  it("carry of a service only what has changed", () => {
    const inputs = { taskDefinition: "web:2", desiredCount: 3, deploymentMaximumPercent: 150 };
    assert.deepEqual(sent(updateSettings(inputs, new Set(["taskDefinition"]))), { taskDefinition: "web:2" });
    assert.deepEqual(sent(updateSettings(inputs, new Set(["waitForSteadyState", "forceDelete"]))), {});
  });

  it("carry all settings of a new service", () => {
    const settings = createSettings({
      taskDefinition: "web:1",
      desiredCount: 2,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: true },
      deploymentMinimumHealthyPercent: 50,
      deploymentCircuitBreaker: { enable: true, rollback: false },
      loadBalancers: [{ targetGroupArn: "arn:tg", containerName: "web", containerPort: 80 }],
      waitForSteadyState: true,
    });
    assert.deepEqual(sent(settings), {
      taskDefinition: "web:1",
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"], assignPublicIp: "ENABLED" } },
      deploymentConfiguration: {
        minimumHealthyPercent: 50,
        deploymentCircuitBreaker: { enable: true, rollback: false },
      },
      loadBalancers: [{ targetGroupArn: "arn:tg", containerName: "web", containerPort: 80 }],
    });
  });
});
