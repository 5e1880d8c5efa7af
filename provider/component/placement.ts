import { defined } from "../values/defined";
import type { GatedTaskArgs, ServiceArgs } from "./args";

export type Placement = Pick<
  GatedTaskArgs,
  "networkConfiguration" | "launchType" | "capacityProviderStrategies" | "platformVersion"
>;

/**
 * Where a command's task is placed: as the service's tasks, but for what the command says itself. Launch type and
 * capacity providers exclude each other, so one of them takes the place of both.
 */
export function placementOf(own: Placement, service: ServiceArgs = {}): Placement {
  const ownChoice = own.launchType !== undefined || own.capacityProviderStrategies !== undefined;
  const { launchType, capacityProviderStrategies } = (ownChoice ? own : service) as Placement;
  return defined({
    networkConfiguration: own.networkConfiguration ?? networkOf(service),
    launchType,
    capacityProviderStrategies,
    platformVersion: own.platformVersion ?? (leavesFargate(own) ? undefined : platformOf(service)),
  });
}

/** A platform version is Fargate's; what is an output may be. */
function leavesFargate({ launchType, capacityProviderStrategies }: Placement): boolean {
  const strategies = Array.isArray(capacityProviderStrategies) ? capacityProviderStrategies : [];
  const providers = strategies.map((strategy) => strategy?.capacityProvider);
  return [launchType, ...providers].some((name) => typeof name === "string" && !name.startsWith("FARGATE"));
}

function networkOf(service: ServiceArgs): Placement["networkConfiguration"] {
  return service.networkConfiguration as Placement["networkConfiguration"];
}

function platformOf({ platformVersion }: ServiceArgs): Placement["platformVersion"] {
  return platformVersion as Placement["platformVersion"];
}
