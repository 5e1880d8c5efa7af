import type { ListTasksRequest, ListTasksResponse } from "@aws-sdk/client-ecs";
import type { Clusters } from "../../ports";
import { AwsError, type Operation } from "../../protocol/operation";
import { pageOf } from "../../protocol/pages";
import type { LiveTask } from "./task-record";
import type { TaskStore } from "./task-store";

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

/**
 * ListTasks, in the order the tasks were started. `startedBy` must be the only filter besides the cluster, so with it
 * only tasks of desiredStatus RUNNING, the default, are found. PENDING finds nothing, as ECS never desires it. Refuses
 * the filters for what is not modelled: container instances and daemons.
 */
export function createListTasks(ports: {
  readonly clusters: Clusters;
  readonly store: TaskStore;
}): Operation<ListTasksRequest, ListTasksResponse> {
  return (request) => {
    checkFilters(request);
    const { clusterArn } = ports.clusters.require(request.cluster);
    const matching = ports.store.ofCluster(clusterArn).filter(({ task }) => matches(task, request));
    const { maxResults: size, nextToken } = request;
    const { items, ...more } = pageOf(
      matching,
      { size, nextToken, largest: 100 },
      ({ task }) => task.taskArn,
    );
    return { taskArns: items.map(({ task }) => task.taskArn), ...more };
  };
}

function checkFilters(request: ListTasksRequest): void {
  const { cluster: _cluster, maxResults: _size, nextToken: _token, startedBy, ...others } = request;
  const other = Object.entries(others).find(([, value]) => value !== undefined);
  if (startedBy !== undefined && other !== undefined) {
    throw invalid(`startedBy must be the only filter, and ${other[0]} was given too.`);
  }
  if (request.containerInstance !== undefined)
    throw invalid("containerInstance: there are no container instances here.");
  if (request.daemonName !== undefined) throw invalid("daemonName: there are no daemons here.");
}

function matches(task: LiveTask, request: ListTasksRequest): boolean {
  const { family, startedBy, serviceName, launchType, desiredStatus = "RUNNING" } = request;
  if (task.desiredStatus !== desiredStatus) return false;
  if (startedBy !== undefined && task.startedBy !== startedBy) return false;
  if (serviceName !== undefined && task.group !== `service:${nameOf(serviceName)}`) return false;
  if (launchType !== undefined && task.launchType !== launchType) return false;
  return family === undefined || familyOf(task.taskDefinitionArn) === family;
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function familyOf(taskDefinitionArn: string): string | undefined {
  return /\/([^/:]+):\d+$/.exec(taskDefinitionArn)?.[1];
}
