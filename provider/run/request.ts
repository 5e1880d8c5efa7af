import { defined } from "../values/defined";
import { type RunIdentity, runIdVariable } from "./identity";
import type { LaunchSettings } from "./launch";
import type { Overrides } from "./overrides";
import type { RunRequest } from "./tasks";

/** A run to start: what the user asked for, and where. */
export interface RunOrder extends LaunchSettings {
  readonly cluster: string;
  readonly taskDefinitionArn: string;
  readonly container: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
}

/**
 * The request of an order, which may have more members than these. Where the task is placed (network, launch type) and how
 * it is tagged is no part of the run's identity: the same run with other settings would conflict with itself, and is then
 * adopted as it runs.
 */
export function requestOf(order: RunOrder, { startedBy, runId }: RunIdentity): RunRequest {
  const { cluster, taskDefinitionArn, container, command, environment = {}, overrides, tags = {} } = order;
  return defined({
    cluster,
    taskDefinitionArn,
    container,
    command,
    environment: { ...environment, [runIdVariable]: runId },
    overrides,
    startedBy,
    launchType: order.launchType,
    capacityProviderStrategies: order.capacityProviderStrategies,
    networkConfiguration: order.networkConfiguration,
    platformVersion: order.platformVersion,
    placementConstraints: order.placementConstraints,
    orderedPlacementStrategies: order.orderedPlacementStrategies,
    volumeConfiguration: order.volumeConfiguration,
    enableExecuteCommand: order.enableExecuteCommand,
    tags: Object.keys(tags).length === 0 ? undefined : tags,
    propagateTags: order.propagateTags,
    enableEcsManagedTags: order.enableEcsManagedTags,
  });
}
