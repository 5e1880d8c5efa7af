import { definitionNames } from "../definition/shape";

/** A task may have the others too. */
const ofTheDefinition = definitionNames.filter((name) => !["placementConstraints", "tags"].includes(name));

const ofTheService = [
  "alarms",
  "availabilityZoneRebalancing",
  "deploymentCircuitBreaker",
  "deploymentConfiguration",
  "deploymentController",
  "deploymentMaximumPercent",
  "deploymentMinimumHealthyPercent",
  "desiredCount",
  "forceDelete",
  "forceNewDeployment",
  "healthCheckGracePeriodSeconds",
  "iamRole",
  "loadBalancers",
  "name",
  "schedulingStrategy",
  "serviceConnectConfiguration",
  "serviceRegistries",
  "sigintRollback",
  "vpcLatticeConfigurations",
  "waitForSteadyState",
];

const ofRunTask = ["clientToken", "count", "group", "referenceId", "startedBy"];

const each = (names: readonly string[], what: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, what(name)]));

/** Names that people give a OneOffTask and that are no inputs of it: where they belong. */
export const misplaced: Readonly<Record<string, string>> = {
  ...each(ofTheDefinition, (name) => `it belongs to the definition: taskDefinition: {${name}}`),
  ...each(ofTheService, () => "it belongs to the aws.ecs.Service; one task is run, once"),
  ...each(ofRunTask, () => "this package sets it for each run itself: leave it out"),
  ...each(["subnets", "securityGroups", "assignPublicIp"], (name) => `write networkConfiguration: {${name}}`),
  ...each(
    ["region", "profile", "assumeRole", "endpoints", "credentials"],
    (name) => `write connection: {${name}}`,
  ),
  ...each(["stream", "tailLines", "retentionDays"], (name) => `write logs: {${name}}`),
  ...each(
    ["secrets", "image", "logConfiguration", "portMappings"],
    (name) => `it belongs to a container: taskDefinition.containerDefinitions[0].${name}`,
  ),
  capacityProviderStrategy: "write capacityProviderStrategies, as aws.ecs.Service does",
  placementStrategy: "write orderedPlacementStrategies, as aws.ecs.Service does",
  placementStrategies: "write orderedPlacementStrategies, as aws.ecs.Service does",
  volumeConfigurations: "write volumeConfiguration, which is one",
  containerOverrides: "write overrides: {containerOverrides}",
  timeout: "write timeoutSeconds",
  startTimeout: "write startTimeoutSeconds",
};
