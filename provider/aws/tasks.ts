import {
  ConflictException,
  DescribeTasksCommand,
  type ECSClient,
  type Failure,
  InvalidParameterException,
  ListTasksCommand,
  type ListTasksCommandInput,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { atOnce, type Paced } from "../run/pace";
import type { Observation } from "../run/task";
import type { Tasks } from "../run/tasks";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";
import { toRunTaskInput } from "./runTaskInput";
import { toSnapshot } from "./snapshot";

/** Each call of RunTask, and each of ListTasks and DescribeTasks, at a pace of its kind. */
export interface TaskPaces {
  readonly starts: Paced;
  readonly lookUps: Paced;
}

const unpaced: TaskPaces = { starts: atOnce, lookUps: atOnce };

/** Tasks in ECS. */
export function ecsTasks(ecs: ECSClient, { starts, lookUps }: TaskPaces = unpaced): Tasks {
  async function describe(cluster: string, taskArns: readonly string[]) {
    const command = new DescribeTasksCommand({ cluster, tasks: [...taskArns] });
    const { tasks = [] } = await lookUps(() => call("ecs:DescribeTasks", ecs.send(command)));
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

  /** All pages of a listing, or as many as it takes to have more than `most`. */
  async function list(input: ListTasksCommandInput, most = Number.POSITIVE_INFINITY): Promise<string[]> {
    const arns: string[] = [];
    let nextToken: string | undefined;
    do {
      const command = new ListTasksCommand({ ...input, ...defined({ nextToken }) });
      const page = await lookUps(() => call("ecs:ListTasks", ecs.send(command)));
      arns.push(...(page.taskArns ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined && arns.length <= most);
    return arns;
  }

  return {
    describe,
    // ECS takes no other filter beside startedBy, and finds only what it does not mean to stop with it.
    listRunning: (cluster, startedBy) => list({ cluster, startedBy }),
    async listCluster(cluster, most) {
      const arns = await list({ cluster, desiredStatus: "RUNNING" }, most);
      return arns.length > most ? undefined : arns;
    },
    listFamily: (cluster, family) => list({ cluster, family, desiredStatus: "RUNNING" }),
    listStopped: (cluster, family) => list({ cluster, family, desiredStatus: "STOPPED" }),

    async run(request, clientToken) {
      try {
        const command = new RunTaskCommand(toRunTaskInput(request, clientToken));
        const { tasks = [], failures = [] } = await starts(() => call("ecs:RunTask", ecs.send(command)));
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

/** The task that an earlier call with the same token started, with other parameters than this one. */
function taskOfConflict(error: unknown): string | undefined {
  if (!(error instanceof AwsCallError && error.cause instanceof ConflictException)) return undefined;
  return error.cause.resourceIds?.[0];
}

function describeFailure({ reason, detail, arn }: Failure): string {
  return [reason ?? "no reason given", detail, arn && `(${arn})`].filter(Boolean).join(" ");
}
