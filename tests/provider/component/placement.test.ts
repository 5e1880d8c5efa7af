import assert from "node:assert/strict";
import type { ServiceArgs } from "../../../provider/component/args";
import { type Placement, placementOf } from "../../../provider/component/placement";

const network = { subnets: ["subnet-1"] };
const spot = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];

describe("placementOf", () => {
  const cases: readonly (readonly [
    title: string,
    own: Placement,
    service: ServiceArgs,
    wanted: Placement,
  ])[] = [
    ["is nothing where neither says anything", {}, {}, {}],
    [
      "is the service's where the command says nothing",
      {},
      { networkConfiguration: network, launchType: "FARGATE", platformVersion: "1.4.0", desiredCount: 2 },
      { networkConfiguration: network, launchType: "FARGATE", platformVersion: "1.4.0" },
    ],
    [
      "takes the service's capacity providers over",
      {},
      { capacityProviderStrategies: spot },
      { capacityProviderStrategies: spot },
    ],
    [
      "has the command's launch type in place of the service's capacity providers",
      { launchType: "FARGATE" },
      { capacityProviderStrategies: spot, networkConfiguration: network },
      { launchType: "FARGATE", networkConfiguration: network },
    ],
    [
      "has the command's capacity providers in place of the service's launch type, with its platform version",
      { capacityProviderStrategies: spot },
      { launchType: "FARGATE", platformVersion: "1.4.0" },
      { capacityProviderStrategies: spot, platformVersion: "1.4.0" },
    ],
    [
      "leaves the platform version out with capacity providers of instances",
      { capacityProviderStrategies: [{ capacityProvider: "instances" }] },
      { launchType: "FARGATE", platformVersion: "1.4.0" },
      { capacityProviderStrategies: [{ capacityProvider: "instances" }] },
    ],
    [
      "leaves the platform version out on instances",
      { launchType: "EC2" },
      { launchType: "FARGATE", platformVersion: "1.4.0" },
      { launchType: "EC2" },
    ],
    [
      "has the command's own network and platform version",
      { networkConfiguration: { subnets: ["subnet-2"] }, platformVersion: "LATEST" },
      { networkConfiguration: network, launchType: "FARGATE", platformVersion: "1.4.0" },
      { networkConfiguration: { subnets: ["subnet-2"] }, launchType: "FARGATE", platformVersion: "LATEST" },
    ],
  ];
  for (const [title, own, service, wanted] of cases) {
    it(title, () => assert.deepEqual(placementOf(own, service), wanted));
  }
});
