import * as assert from "node:assert/strict";
import {
  chooseLaunch,
  type LaunchChoice,
  type LaunchRequest,
} from "../../../simulator/ecs/tasks/launch-choice";

const onFargate = { launchType: "FARGATE", platformVersion: "1.4.0", platformFamily: "Linux" } as const;
const spot = { capacityProvider: "FARGATE_SPOT", weight: 3 };
const demand = { capacityProvider: "FARGATE", weight: 1 };

describe("what a task runs on", () => {
  const table: [string, LaunchRequest, LaunchChoice][] = [
    ["EC2 when nobody says", {}, { launchType: "EC2" }],
    ["the launch type", { launchType: "FARGATE", platformVersion: "LATEST" }, onFargate],
    [
      "the platform version asked for",
      { launchType: "FARGATE", platformVersion: "1.3.0" },
      { ...onFargate, platformVersion: "1.3.0" },
    ],
    [
      "the provider of a strategy, with no weight",
      { capacityProviderStrategy: [{ capacityProvider: "FARGATE" }] },
      { ...onFargate, capacityProviderName: "FARGATE" },
    ],
    [
      "the heaviest provider of a strategy",
      { capacityProviderStrategy: [demand, spot] },
      { ...onFargate, capacityProviderName: "FARGATE_SPOT" },
    ],
    [
      "instances for any other provider",
      { capacityProviderStrategy: [{ capacityProvider: "asg" }] },
      { launchType: "EC2", capacityProviderName: "asg" },
    ],
  ];
  for (const [title, request, expected] of table) {
    it(`is ${title}`, () => assert.deepEqual(chooseLaunch(request, {}, {}), expected));
  }

  it("is the cluster's default strategy when the request has neither launch type nor strategy", () => {
    const cluster = { defaultCapacityProviderStrategy: [spot] };
    assert.deepEqual(chooseLaunch({}, cluster, {}), { ...onFargate, capacityProviderName: "FARGATE_SPOT" });
    assert.deepEqual(chooseLaunch({ launchType: "EC2" }, cluster, {}), { launchType: "EC2" });
  });

  it("is refused when it is Fargate and the definition is for EC2 alone", () => {
    const definition = { compatibilities: ["EC2" as const] };
    const message = "Task definition does not support launch_type FARGATE.";
    assert.throws(() => chooseLaunch({ launchType: "FARGATE" }, {}, definition), { message });
    assert.throws(() => chooseLaunch({ capacityProviderStrategy: [spot] }, {}, definition), { message });
    assert.deepEqual(chooseLaunch({}, {}, definition), { launchType: "EC2" });
  });

  it("is refused when several providers weigh nothing", () => {
    const capacityProviderStrategy = [
      { capacityProvider: "FARGATE" },
      { capacityProvider: "FARGATE_SPOT", weight: 0 },
    ];
    assert.throws(() => chooseLaunch({ capacityProviderStrategy }, {}, {}), {
      name: "InvalidParameterException",
    });
  });
});
