import type {
  Deployment,
  DescribeServicesRequest,
  DescribeServicesResponse,
  Service,
  Tag,
} from "@aws-sdk/client-ecs";
import type { Clusters, Tags, TaskDefinitions } from "../../ports";
import { AwsError, type Checked, type Operation } from "../../protocol/operation";
import type { Tasks } from "../tasks";
import type { ServiceRecord } from "./service-record";
import { type ServiceStore, serviceArnIn } from "./service-store";
import { type DeploymentTasks, tasksByDeployment } from "./service-tasks";

/** Answers a service as it is now. */
export type DescribeService = (service: ServiceRecord, tags: readonly Tag[]) => Service;

export function createDescribeService(tasks: Tasks, definitions: TaskDefinitions): DescribeService {
  return (service, tags) => {
    const groups = tasksByDeployment(service, tasks, definitions);
    const template = service.deployments[0]?.template;
    const {
      taskDefinitionArn,
      volumeConfigurations: _,
      ...launch
    } = template ?? { taskDefinitionArn: undefined };
    return structuredClone({
      loadBalancers: [],
      serviceRegistries: [],
      placementConstraints: [],
      placementStrategy: [],
      propagateTags: "NONE",
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      ...service.settings,
      ...launch,
      serviceArn: service.serviceArn,
      serviceName: service.serviceName,
      clusterArn: service.clusterArn,
      status: service.status,
      desiredCount: service.desiredCount,
      runningCount: groups.reduce((sum, { running }) => sum + running.length, 0),
      pendingCount: groups.reduce((sum, { pending }) => sum + pending.length, 0),
      taskDefinition: taskDefinitionArn,
      deployments: groups.map((group) => describeDeployment(group, service)),
      deploymentController: { type: "ECS" },
      schedulingStrategy: "REPLICA",
      createdAt: service.createdAt,
      events: service.events,
      tags: [...tags],
    });
  };
}

function describeDeployment(
  { deployment, running, pending }: DeploymentTasks,
  service: ServiceRecord,
): Deployment {
  const { id, status, createdAt, updatedAt, failedTasks, rolloutState, rolloutStateReason, template } =
    deployment;
  const { taskDefinitionArn, ...launch } = template;
  return {
    id,
    status,
    taskDefinition: taskDefinitionArn,
    desiredCount: status === "PRIMARY" ? service.desiredCount : running.length + pending.length,
    runningCount: running.length,
    pendingCount: pending.length,
    failedTasks,
    createdAt,
    updatedAt,
    rolloutState,
    rolloutStateReason,
    ...launch,
  };
}

/** DescribeServices: 1 to 10 services by name or ARN, also INACTIVE ones; one that never was comes back as MISSING. */
export function createDescribeServices(ports: {
  readonly clusters: Clusters;
  readonly tags: Tags;
  readonly store: ServiceStore;
  readonly describe: DescribeService;
}): Operation<Checked<DescribeServicesRequest, "services">, DescribeServicesResponse> {
  return ({ cluster, services: references, include = [] }) => {
    const { clusterArn } = ports.clusters.require(cluster);
    if (references.length === 0) throw new AwsError("InvalidParameterException", "Services cannot be empty.");
    if (references.length > 10) {
      throw new AwsError("InvalidParameterException", "Services cannot have more than 10 elements.");
    }
    const answer: Required<DescribeServicesResponse> = { services: [], failures: [] };
    for (const reference of references) {
      const service = ports.store.find(clusterArn, reference);
      if (service === undefined) {
        answer.failures?.push({ arn: serviceArnIn(clusterArn, reference), reason: "MISSING" });
      } else {
        answer.services?.push(
          ports.describe(service, include.includes("TAGS") ? ports.tags.of(service.serviceArn) : []),
        );
      }
    }
    return answer;
  };
}
