import { AwsCallError } from "../../../provider/run/weather";

/** A call that AWS refused, and the row of the table of refusals that it is to be explained with. */
export interface RefusalSample {
  readonly title: string;
  readonly error: AwsCallError;
}

const user = "User: arn:aws:sts::123456789012:assumed-role/ci/pulumi";

const of = (action: string, code: string, message: string, transient = false) =>
  new AwsCallError(`${action} failed: ${code}: ${message}`, action, code, transient);

const runTask = (code: string, message: string) => of("ecs:RunTask", code, message);
const register = (message: string) => of("ecs:RegisterTaskDefinition", "ClientException", message);

export const refusalSamples: readonly RefusalSample[] = [
  {
    title: "A permission is missing",
    error: runTask(
      "AccessDeniedException",
      `${user} is not authorized to perform: ecs:RunTask on resource: arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:7 because no identity-based policy allows the ecs:RunTask action`,
    ),
  },
  {
    title: "A permission is missing",
    error: of(
      "ecs:RegisterTaskDefinition",
      "AccessDeniedException",
      `${user} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/hi-web-execution because no identity-based policy allows the iam:PassRole action`,
    ),
  },
  {
    title: "A permission is missing",
    error: of(
      "ecs:StopTask",
      "AccessDeniedException",
      `${user} is not authorized to perform: ecs:StopTask on resource: arn:aws:ecs:eu-west-1:123456789012:task/prod/1f9b3c0de5a748c2a0b6d1e4f7c83920 with an explicit deny in a service control policy`,
    ),
  },
  {
    title: "The credentials have expired",
    error: of(
      "ecs:DescribeTasks",
      "ExpiredTokenException",
      "The security token included in the request is expired",
    ),
  },
  {
    title: "The credentials are not accepted",
    error: runTask("UnrecognizedClientException", "The security token included in the request is invalid."),
  },
  {
    title: "There are no credentials",
    error: runTask("CredentialsProviderError", "Could not load credentials from any providers"),
  },
  {
    title: "A role is none",
    error: register("Role is not valid"),
  },
  {
    title: "ECS cannot assume a role of the task",
    error: runTask(
      "ClientException",
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/hi-web-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    ),
  },
  {
    title: "ECS cannot assume the infrastructure role",
    error: runTask(
      "InvalidParameterException",
      "ECS could not assume the configured ECS Infrastructure Role. Please verify that the role being passed has the proper trust relationship with Amazon ECS",
    ),
  },
  {
    title: "The account has no service-linked role for ECS",
    error: runTask(
      "InvalidParameterException",
      "Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
    ),
  },
  {
    title: "Fargate has no such size",
    error: register("No Fargate configuration exists for given values: 256 CPU, 4096 memory."),
  },
  {
    title: "An execution role is missing",
    error: register("Fargate requires task definition to have execution role ARN to support ECR images."),
  },
  {
    title: "The task definition is not for that launch type",
    error: runTask("InvalidParameterException", "Task definition does not support launch_type FARGATE."),
  },
  {
    title: "The task definition is inactive",
    error: runTask("ClientException", "TaskDefinition is inactive"),
  },
  {
    title: "The task definition is not there",
    error: of("ecs:DescribeTaskDefinition", "ClientException", "Unable to describe task definition."),
  },
  {
    title: "The cluster is not there",
    error: runTask("ClusterNotFoundException", "Cluster not found."),
  },
  {
    title: "The network is missing",
    error: runTask(
      "InvalidParameterException",
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ),
  },
  {
    title: "The network is not wanted",
    error: runTask(
      "InvalidParameterException",
      "Network Configuration is not valid for the given networkMode of this task definition.",
    ),
  },
  {
    title: "A public address is not to be had",
    error: runTask("InvalidParameterException", "Assign public IP is not supported for this launch type."),
  },
  {
    title: "A subnet or security group is not there",
    error: runTask(
      "InvalidParameterException",
      "Error retrieving subnet information for [subnet-0a1b2c3d]: The subnet ID 'subnet-0a1b2c3d' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ),
  },
  {
    title: "The cluster has no instances",
    error: runTask("InvalidParameterException", "No Container Instances were found in your cluster."),
  },
  {
    title: "The capacity provider is not the cluster's",
    error: runTask(
      "InvalidParameterException",
      "The specified capacity provider 'spot' was not found. Specify a valid name or ARN and try again.",
    ),
  },
  {
    title: "The definition has no such container",
    error: runTask(
      "InvalidParameterException",
      "Override for container named app is not a container in the TaskDefinition.",
    ),
  },
  {
    title: "The platform version is unknown",
    error: runTask("PlatformUnknownException", "The specified platform does not exist."),
  },
  {
    title: "The platform does not fit the definition",
    error: runTask(
      "PlatformTaskDefinitionIncompatibilityException",
      "One or more of the requested capabilities are not supported.",
    ),
  },
  {
    title: "The feature is not to be had there",
    error: runTask("UnsupportedFeatureException", "The specified feature is not supported in this region."),
  },
  {
    title: "The account is blocked",
    error: runTask("BlockedException", "Your account is currently blocked."),
  },
  {
    title: "A quota is used up",
    error: runTask(
      "LimitExceededException",
      "You've reached the limit on the number of vCPUs you can run concurrently",
    ),
  },
  {
    title: "AWS's host is not found",
    error: of("ecs:RunTask", "ENOTFOUND", "getaddrinfo ENOTFOUND ecs.eu-wst-1.amazonaws.com", true),
  },
  {
    title: "AWS throttles the calls",
    error: of("ecs:RunTask", "ThrottlingException", "Rate exceeded", true),
  },
  {
    title: "AWS did not answer",
    error: of("ecs:DescribeTasks", "TimeoutError", "socket hang up", true),
  },
];
