import type { UpdateServiceRequest, UpdateServiceResponse } from "@aws-sdk/client-ecs";
import type { TaskDefinitions } from "../../ports";
import type { Checked, Operation } from "../../protocol/operation";
import { canonicalJson } from "../tasks";
import type { ServicePorts } from "./create-service";
import { startDeployment } from "./deployments";
import { primaryOf, type TaskTemplate } from "./service-record";
import { checkSettings, checkTemplate, settingsIn } from "./service-request";

/**
 * UpdateService. Another task definition, network, platform version or capacity provider strategy, and
 * `forceNewDeployment`, make a new PRIMARY deployment; the earlier ones stay ACTIVE until their tasks are gone. Throws
 * ServiceNotFoundException and ServiceNotActiveException, InvalidParameterException for an INACTIVE task definition and
 * ClientException for one that does not exist.
 */
export function createUpdateService(
  ports: ServicePorts,
): Operation<Checked<UpdateServiceRequest, "service">, UpdateServiceResponse> {
  return (request) => {
    checkSettings(request);
    const cluster = ports.clusters.require(request.cluster);
    const service = ports.store.requireActive(cluster.clusterArn, request.service);
    const current = primaryOf(service).template;
    const template = updatedTemplate(request, current, ports.definitions);
    checkTemplate(template, cluster, ports.definitions.find(template.taskDefinitionArn) ?? {});
    const { deploymentConfiguration, desiredCount = service.desiredCount } = request;
    service.desiredCount = desiredCount;
    service.settings = {
      ...service.settings,
      ...settingsIn(request),
      deploymentConfiguration: { ...service.settings.deploymentConfiguration, ...deploymentConfiguration },
    };
    const { serviceArn } = service;
    ports.journal.effect("service-updated", {
      serviceArn,
      taskDefinitionArn: template.taskDefinitionArn,
      desiredCount,
    });
    if (request.forceNewDeployment === true || canonicalJson(template) !== canonicalJson(current)) {
      startDeployment(service, template, ports);
    }
    ports.scheduler.wake(service);
    return { service: ports.describe(service, ports.tags.of(service.serviceArn)) };
  };
}

/** What the request leaves of the template, and changes in it. A strategy takes the place of the launch type. */
function updatedTemplate(
  request: UpdateServiceRequest,
  current: TaskTemplate,
  definitions: TaskDefinitions,
): TaskTemplate {
  const { capacityProviderStrategy, platformVersion, networkConfiguration, volumeConfigurations } = request;
  const launch = { capacityProviderStrategy, platformVersion, networkConfiguration, volumeConfigurations };
  const changes = Object.fromEntries(Object.entries(launch).filter(([, value]) => value !== undefined));
  const template = { ...current, ...changes };
  if (capacityProviderStrategy !== undefined) template.launchType = undefined;
  if (request.taskDefinition === undefined) return template;
  return {
    ...template,
    taskDefinitionArn: definitions.requireActive(request.taskDefinition).taskDefinitionArn,
  };
}
