import * as assert from "node:assert/strict";
import { toRunTaskInput } from "../../../provider/aws/tasks";
import type { RunRequest } from "../../../provider/run/tasks";
import { bare, request } from "./request";

const input = (rest: Partial<RunRequest> = {}) => toRunTaskInput({ ...request, ...rest }, "token");

describe("RunTask's input", () => {
  it("has only what the request has: ECS reads null and absent differently", () => {
    assert.deepEqual(input(), bare);
    assert.deepEqual(Object.keys(input()).sort(), Object.keys(bare).sort());
  });

  it("has every setting in ECS's own shape", () => {
    const made = input({
      command: ["rake", "db:migrate"],
      environment: { B: "2", A: "1" },
      launchType: "FARGATE",
      platformVersion: "1.4.0",
      networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: true },
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
    });
    assert.deepEqual(made, {
      ...bare,
      overrides: {
        containerOverrides: [
          {
            name: "web",
            command: ["rake", "db:migrate"],
            environment: [
              { name: "A", value: "1" },
              { name: "B", value: "2" },
            ],
          },
        ],
      },
      launchType: "FARGATE",
      platformVersion: "1.4.0",
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"], assignPublicIp: "ENABLED" },
      },
      capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
    });
  });

  it("gives no public address unless asked to, and leaves the default security group to ECS", () => {
    assert.deepEqual(input({ networkConfiguration: { subnets: ["s"] } }).networkConfiguration, {
      awsvpcConfiguration: { subnets: ["s"], assignPublicIp: "DISABLED" },
    });
  });

  it("is the same for the same environment in another order", () => {
    const inputs = [
      { B: "2", A: "1" },
      { A: "1", B: "2" },
    ].map((environment) => input({ environment }));
    assert.equal(JSON.stringify(inputs[0]), JSON.stringify(inputs[1]));
  });
});
