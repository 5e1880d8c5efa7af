import type { Tag } from "@aws-sdk/client-ecs";
import type { TaskOrder } from "../tasks";
import type { DeploymentRecord, ServiceRecord } from "./service-record";

/** What a service orders for one task: the deployment's ID as `startedBy`, and `service:<name>` as the group. */
export function orderTask(
  service: ServiceRecord,
  deployment: DeploymentRecord,
  serviceTags: readonly Tag[],
): TaskOrder {
  const { settings, serviceName, clusterArn } = service;
  const { volumeConfigurations: _, ...template } = deployment.template;
  const managed = settings.enableECSManagedTags ? [{ key: "aws:ecs:serviceName", value: serviceName }] : [];
  return {
    ...template,
    cluster: clusterArn,
    startedBy: deployment.id,
    group: `service:${serviceName}`,
    propagateTags: settings.propagateTags,
    enableECSManagedTags: settings.enableECSManagedTags,
    enableExecuteCommand: settings.enableExecuteCommand,
    tags: [...(settings.propagateTags === "SERVICE" ? serviceTags : []), ...managed],
  };
}
