import * as assert from "node:assert/strict";
import { placementProblems, runRules } from "../../../provider/run/problems";
import { checkMembers } from "../../../provider/values/problem";
import { isUnknown, mark } from "../unknown";

const problems = (inputs: object) =>
  checkMembers(inputs, "", runRules(isUnknown), isUnknown).map(({ path, message }) => `${path} ${message}`);
const subnets = (count: number) => ({ networkConfiguration: { subnets: Array(count).fill("subnet-1") } });

describe("the problems of a run's placement", () => {
  const spoiled: readonly [title: string, inputs: object, problem: string][] = [
    [
      "a network without subnets",
      { networkConfiguration: { securityGroups: ["sg-1"] } },
      "networkConfiguration.subnets is required: 1-16 subnet ids",
    ],
    [
      "a network whose subnets are undefined",
      { networkConfiguration: { subnets: undefined } },
      "networkConfiguration.subnets is required: 1-16 subnet ids",
    ],
    [
      "no subnet in the list",
      subnets(0),
      "networkConfiguration.subnets must not be an empty list: leave it out instead",
    ],
    ["17 subnets", subnets(17), "networkConfiguration.subnets must have at most 16 items, and has 17"],
    [
      "an empty subnet",
      { networkConfiguration: { subnets: ["s", ""] } },
      'networkConfiguration.subnets[1] must be a text that is not empty, and is ""',
    ],
    [
      "6 security groups",
      { networkConfiguration: { subnets: ["s"], securityGroups: Array(6).fill("sg") } },
      "networkConfiguration.securityGroups must have at most 5 items, and has 6",
    ],
    [
      "ENABLED in place of a flag",
      { networkConfiguration: { subnets: ["s"], assignPublicIp: "ENABLED" } },
      'networkConfiguration.assignPublicIp must be true or false, and is "ENABLED"',
    ],
    [
      "ECS's own nesting of a network",
      { networkConfiguration: { subnets: ["s"], awsvpcConfiguration: {} } },
      "networkConfiguration.awsvpcConfiguration is no input; the inputs here are subnets, securityGroups, assignPublicIp",
    ],
    [
      "an odd launch type",
      { launchType: "SPOT" },
      'launchType must be FARGATE, EC2 or EXTERNAL, and is "SPOT"',
    ],
    [
      "no strategy in the list",
      { capacityProviderStrategies: [] },
      "capacityProviderStrategies must not be an empty list: leave it out instead",
    ],
    [
      "a strategy without a provider",
      { capacityProviderStrategies: [{ weight: 1 }] },
      "capacityProviderStrategies[0].capacityProvider is required",
    ],
    [
      "half a weight",
      { capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 0.5 }] },
      "capacityProviderStrategies[0].weight must be a whole number from 0, and is 0.5",
    ],
    [
      "a negative base",
      { capacityProviderStrategies: [{ capacityProvider: "FARGATE", base: -1 }] },
      "capacityProviderStrategies[0].base must be a whole number from 0, and is -1",
    ],
    [
      "an empty platform version",
      { platformVersion: "" },
      'platformVersion must be a text that is not empty, and is ""',
    ],
  ];
  for (const [title, inputs, problem] of spoiled) {
    it(`are one, with its path, for ${title}`, () => {
      const [only = "", ...more] = problems(inputs);
      assert.deepEqual(more, []);
      assert.ok(only.startsWith(problem), `expected: ${problem}\nis:       ${only}`);
    });
  }
});

describe("the problems between a run's inputs", () => {
  const cases: readonly [title: string, inputs: object, paths: string[]][] = [
    ["are none on EC2 without a network", { launchType: "EC2" }, []],
    ["are none on Fargate with a network", { launchType: "FARGATE", ...subnets(1) }, []],
    [
      "are none with a network that is not known yet",
      { launchType: "FARGATE", networkConfiguration: mark },
      [],
    ],
    [
      "are at networkConfiguration on Fargate without one",
      { launchType: "FARGATE" },
      ["networkConfiguration"],
    ],
    [
      "are at the strategies beside a launch type",
      { launchType: "EC2", capacityProviderStrategies: [] },
      ["capacityProviderStrategies"],
    ],
  ];
  for (const [title, inputs, paths] of cases) {
    it(title, () =>
      assert.deepEqual(
        placementProblems({ ...inputs }).map(({ path }) => path),
        paths,
      ),
    );
  }
});
