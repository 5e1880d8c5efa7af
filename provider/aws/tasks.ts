import {
  type AwsVpcConfiguration,
  ConflictException,
  DescribeTasksCommand,
  type ECSClient,
  type Failure,
  InvalidParameterException,
  type LaunchType,
  ListTasksCommand,
  type ListTasksCommandInput,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import type { Observation } from "../run/task";
import type { NetworkConfiguration, RunRequest, Tasks } from "../run/tasks";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";
import { toSnapshot } from "./snapshot";

/** Tasks in ECS. */
export function ecsTasks(ecs: ECSClient): Tasks {
  async function describe(cluster: string, taskArns: readonly string[]) {
    const command = new DescribeTasksCommand({ cluster, tasks: [...taskArns] });
    const { tasks = [] } = await call("ecs:DescribeTasks", ecs.send(command));
    const found = new Map(tasks.map((task) => [task.taskArn, task]));
    return new Map(
      taskArns.map((arn): [string, Observation] => {
        const task = found.get(arn);
        return [
          arn,
          task === undefined ? { kind: "missing" } : { kind: "found", task: toSnapshot(arn, task) },
        ];
      }),
    );
  }

  /** All pages of a listing. */
  async function list(input: ListTasksCommandInput): Promise<string[]> {
    const arns: string[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListTasksCommand({ ...input, ...defined({ nextToken }) });
      const page = await call("ecs:ListTasks", ecs.send(command));
      arns.push(...(page.taskArns ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return arns;
  }

  return {
    describe,
    // ECS takes no other filter beside startedBy, and finds only what it does not mean to stop with it.
    listRunning: (cluster, startedBy) => list({ cluster, startedBy }),
    listFamily: (cluster, family) => list({ cluster, family, desiredStatus: "RUNNING" }),
    listStopped: (cluster, family) => list({ cluster, family, desiredStatus: "STOPPED" }),

    async run(request, clientToken) {
      try {
        const command = new RunTaskCommand(toRunTaskInput(request, clientToken));
        const { tasks = [], failures = [] } = await call("ecs:RunTask", ecs.send(command));
        const [task] = tasks;
        if (task?.taskArn === undefined) return { kind: "refused", reasons: failures.map(describeFailure) };
        return { kind: "started", task: toSnapshot(task.taskArn, task) };
      } catch (error) {
        const arn = taskOfConflict(error);
        if (arn === undefined) throw error;
        return { kind: "started", task: { arn, lastStatus: "PROVISIONING", containers: [] } };
      }
    },

    async stop(cluster, taskArn, reason) {
      try {
        await call("ecs:StopTask", ecs.send(new StopTaskCommand({ cluster, task: taskArn, reason })));
      } catch (error) {
        const gone = error instanceof AwsCallError && error.cause instanceof InvalidParameterException;
        if (!gone) throw error;
      }
    },
  };
}

/** RunTask's input. The same request always gives the same input, or the client token would conflict with itself. */
export function toRunTaskInput(request: RunRequest, clientToken: string): RunTaskCommandInput {
  const { networkConfiguration: network, capacityProviderStrategies } = request;
  const environment = Object.entries(request.environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
  const command = request.command && [...request.command];
  return defined({
    cluster: request.cluster,
    taskDefinition: request.taskDefinitionArn,
    count: 1,
    startedBy: request.startedBy,
    clientToken,
    overrides: { containerOverrides: [defined({ name: request.container, command, environment })] },
    launchType: request.launchType as LaunchType | undefined,
    capacityProviderStrategy: capacityProviderStrategies?.map((strategy) => ({ ...strategy })),
    platformVersion: request.platformVersion,
    networkConfiguration: network && { awsvpcConfiguration: awsvpc(network) },
  });
}

function awsvpc({ subnets, securityGroups, assignPublicIp }: NetworkConfiguration): AwsVpcConfiguration {
  return defined({
    subnets: [...subnets],
    securityGroups: securityGroups && [...securityGroups],
    assignPublicIp: assignPublicIp ? ("ENABLED" as const) : ("DISABLED" as const),
  });
}

/** The task that an earlier call with the same token started, with other parameters than this one. */
function taskOfConflict(error: unknown): string | undefined {
  if (!(error instanceof AwsCallError && error.cause instanceof ConflictException)) return undefined;
  return error.cause.resourceIds?.[0];
}

function describeFailure({ reason, detail, arn }: Failure): string {
  return [reason ?? "no reason given", detail, arn && `(${arn})`].filter(Boolean).join(" ");
}
