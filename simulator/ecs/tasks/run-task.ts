import { randomUUID } from "node:crypto";
import type { Failure, RunTaskRequest, RunTaskResponse, Task } from "@aws-sdk/client-ecs";
import type { Checked, Operation } from "../../protocol/operation";
import { canonicalJson } from "./canonical";
import type { CapacityQueue } from "./capacity";
import type { ClientTokens } from "./client-tokens";
import { describeTask } from "./describe-tasks";
import { type LaunchPorts, launchTask } from "./launch";
import { chooseLaunch } from "./launch-choice";
import { checkAgainstDefinition, checkRunRequest } from "./run-request";
import type { LiveTask } from "./task-record";

/** What one call of RunTask has done, as its client token remembers it. */
export interface RunResult {
  readonly tasks: readonly LiveTask[];
  readonly failures: readonly Failure[];
  readonly calledAtMs: number;
}

export interface RunTaskPorts extends LaunchPorts {
  readonly capacity: CapacityQueue;
  readonly tokens: ClientTokens<RunResult>;
}

/**
 * RunTask. A request with a used client token starts nothing and answers what the first one did, its failures too; with
 * neither launch type nor strategy it is taken as for EC2, whose instances are not modelled.
 */
export function createRunTask(
  ports: RunTaskPorts,
): Operation<Checked<RunTaskRequest, "taskDefinition">, RunTaskResponse> {
  return (request) => {
    checkRunRequest(request);
    const cluster = ports.clusters.require(request.cluster);
    const { clientToken, ...parameters } = request;
    const canonical = canonicalJson({ ...parameters, cluster: cluster.clusterArn });
    const earlier =
      clientToken === undefined ? undefined : ports.tokens.find(cluster.clusterArn, clientToken, canonical);
    if (earlier !== undefined) return replay(earlier);
    const result = run(request, ports);
    if (clientToken !== undefined) ports.tokens.bind(cluster.clusterArn, clientToken, canonical, result);
    return {
      tasks: result.tasks.map((task) => describeTask(task, ports.tags.of(task.taskArn))),
      failures: [...result.failures],
    };
  };
}

function run(request: Checked<RunTaskRequest, "taskDefinition">, ports: RunTaskPorts): RunResult {
  const { count = 1, clientToken: _, taskDefinition, ...order } = request;
  const definition = ports.definitions.requireActive(taskDefinition);
  checkAgainstDefinition(request, definition);
  const launch = chooseLaunch(request, ports.clusters.require(request.cluster), definition);
  if (launch.launchType === "FARGATE") {
    const capacity = launch.capacityProviderName === "FARGATE_SPOT" ? "spot" : "onDemand";
    ports.rates.fargateLaunch(ports.region, capacity, count);
  }
  const calledAtMs = ports.clock.now();
  const reason = ports.capacity.take();
  if (reason !== undefined) return { tasks: [], failures: failuresFor(reason, count, ports), calledAtMs };
  const { taskDefinitionArn } = definition;
  const tasks = Array.from({ length: count }, () => launchTask({ ...order, taskDefinitionArn }, ports));
  return { tasks, failures: [], calledAtMs };
}

/** Agents and resources fail on an instance, whose ARN is told; a shortage of Fargate has none. */
function failuresFor(reason: string, count: number, { region, account }: RunTaskPorts): Failure[] {
  const onInstance = !reason.startsWith("Capacity");
  return Array.from({ length: count }, () => {
    const arn = `arn:aws:ecs:${region}:${account}:container-instance/${randomUUID()}`;
    return onInstance ? { arn, reason } : { reason };
  });
}

/** Of a stopped task only ARN and the two states are told (API Reference, "Ensuring idempotency"). */
function replay({ tasks, failures }: RunResult): RunTaskResponse {
  const told = tasks.map((task): Task => {
    if (task.lastStatus !== "STOPPED") return describeTask(task, []);
    const { taskArn, lastStatus, desiredStatus } = task;
    return { taskArn, lastStatus, desiredStatus };
  });
  return { tasks: told, failures: [...failures] };
}
