import * as assert from "node:assert/strict";
import { identify } from "../../../provider/run/identity";
import { type RunOrder, requestOf } from "../../../provider/run/request";
import { runKey } from "./runKey";

const { taskDefinitionArn, container } = runKey;
const order: RunOrder = { cluster: "prod", taskDefinitionArn, container };
const identity = identify(runKey);

describe("the RunTask request of an order", () => {
  it("has what was ordered, and the run's identity", () => {
    const rest = {
      command: ["rake", "db:migrate"],
      launchType: "FARGATE",
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      platformVersion: "1.4.0",
      networkConfiguration: { subnets: ["subnet-1"] },
      placementConstraints: [{ type: "distinctInstance" }],
      orderedPlacementStrategies: [{ type: "random" }],
      volumeConfiguration: { name: "data", managedEbsVolume: { roleArn: "arn:role", sizeInGb: 10 } },
      enableExecuteCommand: true,
      tags: { team: "web" },
      propagateTags: "TASK_DEFINITION",
      enableEcsManagedTags: true,
      overrides: { cpu: "512" },
    };
    const environment = { RAILS_ENV: "production" };
    assert.deepEqual(requestOf({ ...order, ...rest, environment }, identity), {
      ...order,
      ...rest,
      environment: { RAILS_ENV: "production", ECS_TASK_RUN_ID: identity.runId },
      startedBy: identity.startedBy,
    });
  });

  it("has no member for what was not ordered, and carries the run id though there is no environment", () => {
    const request = requestOf(order, identity);
    const members = ["cluster", "taskDefinitionArn", "container", "environment", "startedBy"];
    assert.deepEqual(Object.keys(request).sort(), members.sort());
    assert.deepEqual(request.environment, { ECS_TASK_RUN_ID: identity.runId });
  });

  it("has nothing of an order that is no part of a request, and no tags where there are none", () => {
    const inputs = { ...order, timeoutSeconds: 10, connection: { region: "eu-west-1" }, tags: {} };
    assert.deepEqual(requestOf(inputs, identity), requestOf(order, identity));
  });

  it("is the same for the same order", () => {
    assert.deepEqual(requestOf({ ...order }, identify({ ...runKey })), requestOf(order, identity));
  });

  it("leaves the order's own environment as it was", () => {
    const environment = { A: "1" };
    requestOf({ ...order, environment }, identity);
    assert.deepEqual(environment, { A: "1" });
  });
});
