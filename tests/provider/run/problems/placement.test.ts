import { existing, onFargate, onInstances, problemTable } from "../../problemTable";
import { mark } from "../../unknown";

const subnets = (count: number, rest: object = {}) =>
  existing({ networkConfiguration: { subnets: Array(count).fill("subnet-1"), ...rest } });
const strategies = (...items: readonly object[]) => existing({ capacityProviderStrategies: items });
const onProviders = (...items: readonly object[]) => ({
  ...onFargate({ launchType: undefined }),
  capacityProviderStrategies: items,
});
const fargate = { capacityProvider: "FARGATE" };
const ours = { capacityProvider: "ours" };
const constraints = (count: number) => Array(count).fill({ type: "memberOf", expression: "x == y" });

describe("checking where a run is placed", () => {
  problemTable([
    [
      "a network without subnets",
      existing({ networkConfiguration: { securityGroups: ["sg-1"] } }),
      "networkConfiguration.subnets is required: 1-16 subnet ids",
    ],
    [
      "no subnet in the list",
      subnets(0),
      "networkConfiguration.subnets must not be an empty list: give 1-16 subnet ids",
    ],
    [
      "17 subnets",
      subnets(17),
      "networkConfiguration.subnets must have at most 16 items, and has 17",
      subnets(16),
    ],
    [
      "an empty subnet",
      existing({ networkConfiguration: { subnets: ["s", ""] } }),
      'networkConfiguration.subnets[1] must be a text that is not empty, and is ""',
    ],
    [
      "6 security groups",
      subnets(1, { securityGroups: Array(6).fill("sg") }),
      "networkConfiguration.securityGroups must have at most 5 items, and has 6",
      subnets(1, { securityGroups: Array(5).fill("sg") }),
    ],
    [
      "ENABLED in place of a flag",
      subnets(1, { assignPublicIp: "ENABLED" }),
      'networkConfiguration.assignPublicIp must be true or false, and is "ENABLED"',
      subnets(1, { assignPublicIp: true }),
    ],
    [
      "the ECS API's own nesting",
      subnets(1, { awsvpcConfiguration: {} }),
      "networkConfiguration.awsvpcConfiguration is no input: give its members directly",
    ],
    [
      "subnets by another name",
      subnets(1, { subnetIds: [] }),
      "networkConfiguration.subnetIds is no input: write subnets",
    ],
    [
      "an odd launch type",
      existing({ launchType: "SPOT" }),
      'launchType must be FARGATE, EC2, EXTERNAL or MANAGED_INSTANCES, and is "SPOT"',
    ],
    [
      "a strategy beside a launch type",
      existing({ launchType: "EC2", capacityProviderStrategies: [ours] }),
      "capacityProviderStrategies excludes launchType: give one of the two",
      strategies(ours),
    ],
    [
      "no strategy in the list",
      strategies(),
      "capacityProviderStrategies must not be an empty list: leave it out instead",
    ],
    [
      "21 strategies",
      strategies(...Array(21).fill({ ...ours, weight: 1 })),
      "capacityProviderStrategies must have at most 20 items, and has 21",
      strategies(...Array(20).fill({ ...ours, weight: 1 })),
    ],
    [
      "a strategy without a provider",
      strategies({ weight: 1 }),
      "capacityProviderStrategies[0].capacityProvider is required: FARGATE, FARGATE_SPOT or the name",
    ],
    [
      "half a weight",
      strategies({ ...ours, weight: 0.5 }),
      "capacityProviderStrategies[0].weight must be a whole number from 0 to 1000, and is 0.5",
    ],
    [
      "a negative base",
      strategies({ ...ours, base: -1 }),
      "capacityProviderStrategies[0].base must be a whole number from 0",
    ],
    [
      "two bases",
      strategies({ ...ours, weight: 1, base: 1 }, { capacityProvider: "b", base: 2 }),
      "capacityProviderStrategies[1].base must be given to one provider alone",
      strategies({ ...ours, weight: 1, base: 1 }, { capacityProvider: "b", base: 0 }),
    ],
    [
      "providers without a weight among them",
      onProviders(fargate, { capacityProvider: "FARGATE_SPOT", weight: 0 }),
      "capacityProviderStrategies must give one provider a weight of 1 at least, or no task is placed",
      onProviders(fargate, { capacityProvider: "FARGATE_SPOT", weight: 1 }),
    ],
    [
      "Fargate beside instances",
      onProviders({ ...fargate, weight: 1 }, ours),
      'capacityProviderStrategies must not mix Fargate with other providers, and has "ours" beside it',
      onProviders({ ...fargate, weight: 1 }, { capacityProvider: mark }),
    ],
    [
      "an odd platform version",
      onFargate({ platformVersion: "1.4" }),
      'platformVersion must be LATEST or a version such as "1.4.0", and is "1.4"',
      onFargate({ platformVersion: "1.4.0" }),
    ],
    [
      "a platform version of instances",
      onInstances({ platformVersion: "LATEST" }),
      "platformVersion must be left out with the launchType EC2: only Fargate has it",
      existing({ platformVersion: "LATEST" }),
    ],
    [
      "Fargate's storage on instances",
      onInstances({ definition: { ephemeralStorage: { sizeInGib: 30 } } }),
      "taskDefinition.ephemeralStorage must be left out with the launchType EC2",
      onInstances({ definition: { ephemeralStorage: mark } }),
    ],
    [
      "Fargate's storage in the overrides of a run on instances",
      onInstances({ overrides: { ephemeralStorage: { sizeInGib: 30 } } }),
      "overrides.ephemeralStorage must be left out with the launchType EC2",
    ],
    [
      "a public address on an instance",
      { ...subnets(1, { assignPublicIp: true }), launchType: "EC2" },
      "networkConfiguration.assignPublicIp must be false with the launchType EC2: only a Fargate task gets a public address",
      { ...subnets(1, { assignPublicIp: false }), launchType: "EC2" },
    ],
    [
      "an odd constraint",
      existing({ placementConstraints: [{ type: "sameInstance" }] }),
      'placementConstraints[0].type must be memberOf or distinctInstance, and is "sameInstance"',
      existing({ placementConstraints: [{ type: "distinctInstance" }] }),
    ],
    [
      "a constraint of the run in the definition",
      onInstances({ definition: { placementConstraints: [{ type: "distinctInstance" }] } }),
      'taskDefinition.placementConstraints[0].type must be memberOf, and is "distinctInstance"',
    ],
    [
      "a constraint without an expression",
      existing({ placementConstraints: [{ type: "memberOf" }] }),
      "placementConstraints[0].expression is required with memberOf",
    ],
    [
      "an expression that says nothing",
      existing({ placementConstraints: [{ type: "distinctInstance", expression: "x == y" }] }),
      "placementConstraints[0].expression must be left out with distinctInstance",
    ],
    [
      "an expression that is too long",
      existing({ placementConstraints: [{ type: "memberOf", expression: "x".repeat(2_001) }] }),
      "placementConstraints[0].expression must have at most 2000 characters, and has 2001",
      existing({ placementConstraints: [{ type: "memberOf", expression: "x".repeat(2_000) }] }),
    ],
    [
      "eleven constraints of the run and the definition together",
      onInstances({
        placementConstraints: constraints(6),
        definition: { placementConstraints: constraints(5) },
      }),
      "placementConstraints must have at most 10 items together with those of taskDefinition, and they are 11",
      onInstances({
        placementConstraints: constraints(5),
        definition: { placementConstraints: constraints(5) },
      }),
    ],
    [
      "six strategies of placement",
      existing({ orderedPlacementStrategies: Array(6).fill({ type: "random" }) }),
      "orderedPlacementStrategies must have at most 5 items, and has 6",
      existing({ orderedPlacementStrategies: Array(5).fill({ type: "random" }) }),
    ],
    [
      "a spread over nothing",
      existing({ orderedPlacementStrategies: [{ type: "spread" }] }),
      "orderedPlacementStrategies[0].field is required with spread",
      existing({ orderedPlacementStrategies: [{ type: "spread", field: mark }] }),
    ],
    [
      "a binpack of something else",
      existing({ orderedPlacementStrategies: [{ type: "binpack", field: "disk" }] }),
      'orderedPlacementStrategies[0].field must be cpu or memory with binpack, and is "disk"',
      existing({ orderedPlacementStrategies: [{ type: "binpack", field: "MEMORY" }] }),
    ],
  ]);
});
