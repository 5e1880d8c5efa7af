import type { ResourceType } from "./resource-type";
import { cluster } from "./resources/cluster";
import { logGroup } from "./resources/log-group";
import { service } from "./resources/service";
import { taskDefinition } from "./resources/task-definition";

/** What the stand-in serves, by the token of the real provider. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  "aws:ecs/cluster:Cluster": cluster,
  "aws:ecs/taskDefinition:TaskDefinition": taskDefinition,
  "aws:ecs/service:Service": service,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
};
