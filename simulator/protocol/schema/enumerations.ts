import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as ecs from "@aws-sdk/client-ecs";

type Enumeration = Readonly<Record<string, string>>;

/**
 * Members whose values are a closed set. The SDK's schemas carry no enumerations, its exported constants do; this joins
 * them, by the member's name alone or, where shapes differ, by `Shape.member`.
 */
const enumerations: Readonly<Record<string, Enumeration>> = {
  assignPublicIp: ecs.AssignPublicIp,
  condition: ecs.ContainerCondition,
  cpuArchitecture: ecs.CPUArchitecture,
  desiredStatus: ecs.DesiredStatus,
  ipcMode: ecs.IpcMode,
  launchType: ecs.LaunchType,
  logDriver: ecs.LogDriver,
  networkMode: ecs.NetworkMode,
  operatingSystemFamily: ecs.OSFamily,
  orderBy: logs.OrderBy,
  pidMode: ecs.PidMode,
  propagateTags: ecs.PropagateTags,
  protocol: ecs.TransportProtocol,
  requiresCompatibilities: ecs.Compatibility,
  schedulingStrategy: ecs.SchedulingStrategy,
  sort: ecs.SortOrder,
  "DescribeClustersRequest.include": ecs.ClusterField,
  "DescribeServicesRequest.include": ecs.ServiceField,
  "DescribeTaskDefinitionRequest.include": ecs.TaskDefinitionField,
  "DescribeTasksRequest.include": ecs.TaskField,
  "DeploymentController.type": ecs.DeploymentControllerType,
  "ListTaskDefinitionFamiliesRequest.status": ecs.TaskDefinitionFamilyStatus,
  "ListTaskDefinitionsRequest.status": ecs.TaskDefinitionStatus,
  "PlacementConstraint.type": ecs.PlacementConstraintType,
  "PlacementStrategy.type": ecs.PlacementStrategyType,
};

/** The values that a member of a shape may have, or `undefined` when any will do. */
export function allowedValues(shape: string, member: string): readonly string[] | undefined {
  const enumeration = enumerations[`${shape}.${member}`] ?? enumerations[member];
  return enumeration && Object.values(enumeration);
}
