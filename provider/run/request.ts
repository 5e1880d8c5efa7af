import { defined } from "../values/defined";
import { type RunIdentity, runIdVariable } from "./identity";
import type { LaunchSettings, RunRequest } from "./tasks";

/** A run to start: what the user asked for, and where. */
export interface RunOrder extends LaunchSettings {
  readonly cluster: string;
  readonly taskDefinitionArn: string;
  readonly container: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * The request of an order. Where the task is placed (network, launch type) is no part of the run's identity: the same
 * run with other settings would conflict with itself, and is then adopted as it runs.
 */
export function requestOf(order: RunOrder, { startedBy, runId }: RunIdentity): RunRequest {
  const { cluster, taskDefinitionArn, container, command, environment = {} } = order;
  const { launchType, capacityProviderStrategies, networkConfiguration, platformVersion } = order;
  return defined({
    cluster,
    taskDefinitionArn,
    container,
    command,
    environment: { ...environment, [runIdVariable]: runId },
    startedBy,
    launchType,
    capacityProviderStrategies,
    networkConfiguration,
    platformVersion,
  });
}
