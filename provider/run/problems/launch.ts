import type { Look } from "../../values/look";

const fargateProviders = ["FARGATE", "FARGATE_SPOT"];

/** Whether the run is known to start on Fargate. */
export function startsOnFargate(inputs: Look): boolean {
  const providers = inputs
    .at("capacityProviderStrategies")
    .items.map((one) => one.at("capacityProvider").text);
  return (
    inputs.at("launchType").text === "FARGATE" ||
    providers.some((provider) => provider !== undefined && fargateProviders.includes(provider))
  );
}

/** Whether the run is known to start on an instance of the user's own. A capacity provider could be of any kind. */
export function startsOnInstances(inputs: Look): boolean {
  return ["EC2", "EXTERNAL"].includes(inputs.at("launchType").text ?? "");
}

/** Whether the definition has to fit Fargate, to start there or because it says so. */
export function mustFitFargate(inputs: Look): boolean {
  const compatibilities = inputs.at("taskDefinition").at("requiresCompatibilities").items;
  return startsOnFargate(inputs) || compatibilities.some(({ text }) => text === "FARGATE");
}

/**
 * The network mode that the definition is registered with, as `normaliseDefinition` fills it in; `undefined` where it is
 * not known, or ECS's own choice.
 */
export function networkModeOf(inputs: Look): string | undefined {
  const mode = inputs.at("taskDefinition").at("networkMode");
  if (!mode.isAbsent) return mode.text;
  const hasNetwork = inputs.at("networkConfiguration").given !== undefined;
  return hasNetwork || inputs.at("launchType").text === "FARGATE" ? "awsvpc" : undefined;
}
