import type { NetworkConfiguration, NetworkMode } from "@aws-sdk/client-ecs";
import { AwsError } from "../../protocol/operation";

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/**
 * Checks a network configuration against the network mode it is for; throws InvalidParameterException. `awsvpc` needs
 * 1 to 16 subnets and takes up to 5 security groups (General Reference, ECS quotas); other modes take none.
 */
export function checkNetwork(
  configuration: NetworkConfiguration | undefined,
  mode: NetworkMode | undefined,
): void {
  const vpc = configuration?.awsvpcConfiguration;
  if (mode !== "awsvpc") {
    if (vpc === undefined) return;
    throw invalid("Network Configuration is not valid for the given networkMode of this task definition.");
  }
  if (vpc === undefined) {
    throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const { subnets = [], securityGroups = [] } = vpc;
  if (subnets.length === 0) throw invalid("subnets can not be empty.");
  if (subnets.length > 16) throw invalid("subnets can have at most 16 items.");
  if (securityGroups.length > 5) throw invalid("securityGroups can have at most 5 items.");
}
