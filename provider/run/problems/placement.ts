import type { Look } from "../../values/look";
import { type Problem, shown } from "../../values/problem";
import { mustFitFargate, startsOnFargate, startsOnInstances } from "./launch";

/** Where a run is placed: inputs that exclude or need each other. */
export function placementProblems(inputs: Look): Problem[] {
  return [
    ...strategyProblems(inputs.at("capacityProviderStrategies"), inputs.at("launchType")),
    ...networkProblems(inputs),
    ...constraintProblems(inputs),
    ...(startsOnFargate(inputs) ? fargateProblems(inputs) : []),
    ...(startsOnInstances(inputs) ? instanceProblems(inputs) : []),
  ];
}

const at = ({ path }: Look, message: string): Problem => ({ path, message });

/** API reference, CapacityProviderStrategyItem and RunTask. */
function strategyProblems(strategies: Look, launchType: Look): Problem[] {
  const providers = strategies.items.map((one) => one.at("capacityProvider").text);
  const isFargate = (provider: string | undefined) => provider === "FARGATE" || provider === "FARGATE_SPOT";
  const others = providers.filter((provider) => provider !== undefined && !isFargate(provider));
  const weights = strategies.items.map((one) => one.at("weight"));
  const isWeightless = (weight: Look) => weight.isAbsent || weight.number === 0;
  const bases = strategies.items.map((one) => one.at("base")).filter(({ number = 0 }) => number > 0);
  return [
    ...(!launchType.isAbsent && !strategies.isAbsent
      ? [
          at(
            strategies,
            "excludes launchType: give one of the two, or neither for the cluster's default strategy",
          ),
        ]
      : []),
    ...(providers.some(isFargate) && others.length > 0
      ? [at(strategies, `must not mix Fargate with other providers, and has ${shown(others[0])} beside it`)]
      : []),
    ...(weights.length > 1 && strategies.isComplete && weights.every(isWeightless)
      ? [
          at(
            strategies,
            "must give one provider a weight of 1 at least, or no task is placed: the default is 0",
          ),
        ]
      : []),
    ...bases.slice(1).map((base) => at(base, "must be given to one provider alone")),
  ];
}

function networkProblems(inputs: Look): Problem[] {
  const network = inputs.at("networkConfiguration");
  const mode = inputs.at("taskDefinition").at("networkMode");
  const onFargate = mustFitFargate(inputs);
  if (network.isAbsent && (onFargate || mode.text === "awsvpc")) {
    const where = onFargate ? "on Fargate" : "with the networkMode awsvpc";
    return [at(network, `is required ${where}: {subnets: [...], securityGroups: [...]}`)];
  }
  return network.given !== undefined && mode.text !== undefined && mode.text !== "awsvpc"
    ? [
        at(
          network,
          `needs the networkMode awsvpc, and taskDefinition.networkMode is ${shown(mode.text)}: set that to awsvpc, or leave this out`,
        ),
      ]
    : [];
}

function constraintProblems(inputs: Look): Problem[] {
  const [own, inherited] = [
    inputs.at("placementConstraints"),
    inputs.at("taskDefinition").at("placementConstraints"),
  ];
  const sum = own.items.length + inherited.items.length;
  // More than 10 in one of the lists is told there.
  return sum > 10 && own.items.length <= 10 && inherited.items.length <= 10
    ? [at(own, `must have at most 10 items together with those of taskDefinition, and they are ${sum}`)]
    : [];
}

/** Developer Guide, fargate-tasks-services. */
function fargateProblems(inputs: Look): Problem[] {
  return ["placementConstraints", "orderedPlacementStrategies"]
    .map((name) => inputs.at(name))
    .filter(({ items }) => items.length > 0)
    .map((look) => at(look, "must be left out on Fargate, which has no instances to choose from"));
}

/** RunTask says so: "The platform version must be null when specifying an EC2 launch type", and of the others alike. */
function instanceProblems(inputs: Look): Problem[] {
  const type = inputs.at("launchType").text;
  const isPublic = inputs.at("networkConfiguration").at("assignPublicIp");
  const onlyFargate = [
    inputs.at("platformVersion"),
    inputs.at("taskDefinition").at("ephemeralStorage"),
    inputs.at("overrides").at("ephemeralStorage"),
  ].filter(({ given }) => given !== undefined);
  return [
    ...onlyFargate.map((look) =>
      at(look, `must be left out with the launchType ${type}: only Fargate has it`),
    ),
    ...(isPublic.flag === true
      ? [at(isPublic, `must be false with the launchType ${type}: only a Fargate task gets a public address`)]
      : []),
  ];
}
