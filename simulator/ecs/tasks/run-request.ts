import type { RunTaskRequest, TaskDefinition, TaskOverride, Volume } from "@aws-sdk/client-ecs";
import { AwsError } from "../../protocol/operation";
import { checkTags } from "../tags/limits";
import { checkNetwork } from "./network";

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/**
 * Checks what RunTask's input must be in itself; throws InvalidParameterException. The limits are the SDK's documented
 * ones. The wording of a message is AWS's where people quote it, and our own where nobody does.
 */
export function checkRunRequest(request: RunTaskRequest): void {
  const { count = 1, clientToken, startedBy, group, overrides, propagateTags, tags = [] } = request;
  if (!Number.isInteger(count) || count < 1 || count > 10)
    throw invalid(`count must be 1 to 10, not ${count}.`);
  if (clientToken !== undefined && !/^[\x21-\x7e]{1,64}$/.test(clientToken)) {
    throw invalid("clientToken must be 1 to 64 ASCII characters in the range 33 to 126.");
  }
  if (startedBy !== undefined && !/^[A-Za-z0-9/_-]{0,128}$/.test(startedBy)) {
    throw invalid("startedBy must be up to 128 letters, numbers, hyphens, forward slashes and underscores.");
  }
  if (group?.startsWith("service:")) throw invalid("Invalid namespace for group.");
  if (overrides !== undefined && JSON.stringify(overrides).length > 8192) {
    throw invalid("Container Overrides length must be at most 8192");
  }
  if (propagateTags === "SERVICE")
    throw invalid("propagateTags SERVICE is not valid for RunTask: use TASK_DEFINITION or NONE.");
  checkTags(tags);
  if (request.launchType !== undefined && (request.capacityProviderStrategy ?? []).length > 0) {
    throw invalid(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
}

/** Checks RunTask's input against the task definition it is to run; throws InvalidParameterException. */
export function checkAgainstDefinition(request: RunTaskRequest, definition: TaskDefinition): void {
  checkContainerNames(request.overrides, definition);
  if (
    request.enableExecuteCommand === true &&
    (request.overrides?.taskRoleArn ?? definition.taskRoleArn) === undefined
  ) {
    throw invalid(
      "A valid taskRoleArn is required to use ECS Exec: give the task definition or the override one.",
    );
  }
  checkNetwork(request.networkConfiguration, definition.networkMode);
  checkVolumes(request.volumeConfigurations, definition.volumes);
}

/** Every volume that is configured at launch needs its configuration, and no other takes one (API Reference, RunTask). */
function checkVolumes(
  configurations: readonly { name: string | undefined }[] = [],
  volumes: Volume[] = [],
): void {
  const given = configurations.map(({ name }) => name);
  const wanted = volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch).map(({ name }) => name);
  const stranger = given.find((name) => !wanted.includes(name));
  if (stranger !== undefined)
    throw invalid(`Volume configuration '${stranger}' is for no volume that is configured at launch.`);
  const missing = wanted.find((name) => !given.includes(name));
  if (missing !== undefined)
    throw invalid(`Volume '${missing}' is configured at launch: give volumeConfigurations for it.`);
}

function checkContainerNames(overrides: TaskOverride | undefined, definition: TaskDefinition): void {
  const names = new Set(definition.containerDefinitions?.map(({ name }) => name));
  for (const { name } of overrides?.containerOverrides ?? []) {
    if (name === undefined) throw invalid("Container Overrides must have a name.");
    if (!names.has(name))
      throw invalid(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}
