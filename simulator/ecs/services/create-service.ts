import type { CreateServiceRequest, CreateServiceResponse } from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { Clusters, Journal, Tags, TaskDefinitions } from "../../ports";
import { AwsError, type Checked, type Operation } from "../../protocol/operation";
import { checkTags } from "../tags/limits";
import { canonicalJson } from "../tasks";
import { startDeployment } from "./deployments";
import type { DescribeService } from "./describe-services";
import type { Scheduler } from "./scheduler";
import type { ServiceRecord } from "./service-record";
import { checkCreateRequest, checkTemplate, completeConfiguration, settingsIn } from "./service-request";
import { type ServiceStore, serviceArnIn } from "./service-store";

export interface ServicePorts {
  readonly clock: Clock;
  readonly clusters: Clusters;
  readonly definitions: TaskDefinitions;
  readonly journal: Journal;
  readonly tags: Tags;
  readonly store: ServiceStore;
  readonly scheduler: Scheduler;
  readonly describe: DescribeService;
}

/**
 * CreateService. The same request with the same client token answers the service that is there; any other for the name
 * of an ACTIVE or DRAINING service throws InvalidParameterException.
 */
export function createCreateService(
  ports: ServicePorts,
): Operation<Checked<CreateServiceRequest, "serviceName">, CreateServiceResponse> {
  const requests = new Map<ServiceRecord, string>();
  return (request) => {
    checkCreateRequest(request);
    checkTags(request.tags ?? []);
    const { clock, definitions, journal, tags, store, scheduler } = ports;
    const cluster = ports.clusters.require(request.cluster);
    const { clusterArn } = cluster;
    const answer = (service: ServiceRecord) => ({
      service: ports.describe(service, tags.of(service.serviceArn)),
    });
    const existing = store.find(clusterArn, request.serviceName);
    const canonical = canonicalJson(request);
    if (
      existing?.status === "ACTIVE" &&
      request.clientToken !== undefined &&
      requests.get(existing) === canonical
    ) {
      return answer(existing);
    }
    checkNameIsFree(existing);
    const definition = definitions.requireActive(request.taskDefinition ?? "");
    const {
      launchType,
      capacityProviderStrategy,
      platformVersion,
      networkConfiguration,
      volumeConfigurations,
    } = request;
    const { taskDefinitionArn } = definition;
    const launch = {
      launchType,
      capacityProviderStrategy,
      platformVersion,
      networkConfiguration,
      volumeConfigurations,
    };
    const template = { ...launch, taskDefinitionArn };
    checkTemplate(template, cluster, definition);

    const service: ServiceRecord = {
      serviceArn: serviceArnIn(clusterArn, request.serviceName),
      serviceName: request.serviceName,
      clusterArn,
      createdAt: new Date(clock.now()),
      status: "ACTIVE",
      desiredCount: request.desiredCount ?? 0,
      settings: {
        ...settingsIn(request),
        deploymentConfiguration: completeConfiguration(request.deploymentConfiguration),
      },
      deployments: [],
      lastCompleted: undefined,
      isSteady: false,
      events: [],
    };
    store.add(service);
    requests.set(service, canonical);
    tags.set(service.serviceArn, request.tags ?? []);
    const { serviceArn, desiredCount } = service;
    journal.effect("service-created", { serviceArn, taskDefinitionArn, desiredCount });
    startDeployment(service, template, ports);
    scheduler.wake(service);
    return answer(service);
  };
}

function checkNameIsFree(existing: ServiceRecord | undefined): void {
  const status = existing?.status;
  switch (status) {
    case undefined:
    case "INACTIVE":
      return;
    case "ACTIVE":
      throw new AwsError("InvalidParameterException", "Creation of service was not idempotent.");
    case "DRAINING":
      throw new AwsError("InvalidParameterException", "Unable to Start a service that is still Draining.");
    default:
      status satisfies never;
  }
}
