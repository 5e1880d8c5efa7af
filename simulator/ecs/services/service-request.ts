import type {
  Cluster,
  CreateServiceRequest,
  DeploymentConfiguration,
  TaskDefinition,
  UpdateServiceRequest,
} from "@aws-sdk/client-ecs";
import { AwsError } from "../../protocol/operation";
import { checkNetwork, chooseLaunch } from "../tasks";
import type { ServiceSettings, TaskTemplate } from "./service-record";

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/** Checks what CreateService's input must be in itself; throws InvalidParameterException. Limits: SDK, CreateServiceRequest. */
export function checkCreateRequest(request: CreateServiceRequest): void {
  const { serviceName = "", clientToken, desiredCount, schedulingStrategy, deploymentController } = request;
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(serviceName)) {
    throw invalid(
      `serviceName must be 1 to 255 letters, numbers, underscores and hyphens, not ${serviceName}.`,
    );
  }
  if (clientToken !== undefined && !/^[\x21-\x7e]{1,36}$/.test(clientToken)) {
    throw invalid("clientToken must be 1 to 36 ASCII characters in the range 33 to 126.");
  }
  if (schedulingStrategy === "DAEMON") throw notModelled("schedulingStrategy DAEMON");
  if (deploymentController !== undefined && deploymentController.type !== "ECS") {
    throw notModelled(`deploymentController ${deploymentController.type}`);
  }
  if (request.taskDefinition === undefined) throw invalid("TaskDefinition can not be blank.");
  if (desiredCount === undefined)
    throw invalid("desiredCount is required for the scheduling strategy REPLICA.");
  if (request.launchType !== undefined && (request.capacityProviderStrategy ?? []).length > 0) {
    throw invalid(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.",
    );
  }
  checkSettings(request);
}

/** Checks what CreateService and UpdateService have in common; throws InvalidParameterException. */
export function checkSettings(
  request: Pick<UpdateServiceRequest, "desiredCount" | "deploymentConfiguration">,
): void {
  const { desiredCount, deploymentConfiguration: { strategy, minimumHealthyPercent, maximumPercent } = {} } =
    request;
  if (desiredCount !== undefined && desiredCount < 0) throw invalid("desiredCount must not be negative.");
  if (strategy !== undefined && strategy !== "ROLLING")
    throw notModelled(`the deployment strategy ${strategy}`);
  if ((minimumHealthyPercent ?? 0) < 0) throw invalid("minimumHealthyPercent must not be negative.");
  if (maximumPercent !== undefined && maximumPercent < 1) throw invalid("maximumPercent must be positive.");
}

/** Checks what tasks would be started with against cluster and definition; throws InvalidParameterException. */
export function checkTemplate(template: TaskTemplate, cluster: Cluster, definition: TaskDefinition): void {
  chooseLaunch(template, cluster, definition);
  checkNetwork(template.networkConfiguration, definition.networkMode);
}

/** The deployment configuration with ECS's defaults: 100 and 200 percent, no circuit breaker, rolling. */
export function completeConfiguration(
  configuration: DeploymentConfiguration | undefined,
): DeploymentConfiguration {
  return {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    strategy: "ROLLING",
    ...configuration,
  };
}

/** Takes the settings out of a request; members that are absent stay absent. */
export function settingsIn(
  request: CreateServiceRequest | UpdateServiceRequest,
): Omit<ServiceSettings, "deploymentConfiguration"> {
  const { loadBalancers, serviceRegistries, placementConstraints, placementStrategy, propagateTags } =
    request;
  const {
    healthCheckGracePeriodSeconds,
    enableECSManagedTags,
    enableExecuteCommand,
    availabilityZoneRebalancing,
  } = request;
  const settings = {
    loadBalancers,
    serviceRegistries,
    placementConstraints,
    placementStrategy,
    propagateTags,
    healthCheckGracePeriodSeconds,
    enableECSManagedTags,
    enableExecuteCommand,
    availabilityZoneRebalancing,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function notModelled(what: string): AwsError {
  return invalid(`${what} is not modelled by this simulator, which knows rolling updates of replicas.`);
}
