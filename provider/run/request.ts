import { defined } from "../values/defined";
import { identify } from "./identity";
import type { LaunchSettings, RunRequest } from "./tasks";

/** A run to start: what the user asked for, and which run of the resource it is. */
export interface RunOrder extends LaunchSettings {
  readonly urn: string;
  readonly cluster: string;
  readonly taskDefinitionArn: string;
  readonly container: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly triggers?: unknown;
  readonly recordedRuns: number;
}

/**
 * The RunTask request of an order. Where the task is placed (network, launch type) is no part of the run's identity:
 * the same run with other settings would conflict with itself, and is then adopted as it runs.
 */
export function requestOf(order: RunOrder): RunRequest {
  const {
    urn,
    cluster,
    taskDefinitionArn,
    container,
    command,
    environment = {},
    triggers,
    recordedRuns,
  } = order;
  const { launchType, capacityProviderStrategies, networkConfiguration, platformVersion } = order;
  const key = defined({ urn, taskDefinitionArn, container, command, environment, triggers, recordedRuns });
  const { startedBy, clientToken, runId } = identify(key);
  return defined({
    cluster,
    taskDefinitionArn,
    container,
    command,
    environment: { ...environment, ECS_TASK_RUN_ID: runId },
    startedBy,
    clientToken,
    launchType,
    capacityProviderStrategies,
    networkConfiguration,
    platformVersion,
  });
}
