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

  it("is the same for the same order", () => {
    assert.deepEqual(requestOf({ ...order }, identify({ ...runKey })), requestOf(order, identity));
  });

  it("leaves the order's own environment as it was", () => {
    const environment = { A: "1" };
    requestOf({ ...order, environment }, identity);
    assert.deepEqual(environment, { A: "1" });
  });
});
