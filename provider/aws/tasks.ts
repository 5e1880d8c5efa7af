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
import { atOnce, noPace, type Pace, type Paced } from "../run/pace";
import { type Observation, taskIdOf } from "../run/task";
import type { Tasks } from "../run/tasks";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";
import { toRunTaskInput } from "./runTaskInput";
import { toSnapshot } from "./snapshot";

/** Each call at a pace of its kind. */
export interface TaskPaces {
  /** RunTask. Its turn is waited for outside of the call, so that whoever gives up waiting starts nothing. */
  readonly starts: Pace;
  /** ListTasks and DescribeTasks. */
  readonly lookUps: Paced;
  /** StopTask. */
  readonly stops: Paced;
}

const unpaced: TaskPaces = { starts: noPace, lookUps: atOnce, stops: atOnce };

/** Tasks in ECS. `ecsOnce` makes each call once, for those that are made again in another turn. */
export function ecsTasks(
  ecs: ECSClient,
  { starts, lookUps, stops }: TaskPaces = unpaced,
  ecsOnce = ecs,
): Tasks {
  async function describe(cluster: string, taskArns: readonly string[]) {
    const command = new DescribeTasksCommand({ cluster, tasks: [...taskArns] });
    const { tasks = [] } = await lookUps(() => call("ecs:DescribeTasks", ecs.send(command)));
    const found = new Map(
      tasks.flatMap((task) => {
        const { taskArn: arn = "" } = task;
        return [arn, taskIdOf(arn)].map((name) => [name, toSnapshot(arn, task)] as const);
      }),
    );
    return new Map(
      taskArns.map((name): [string, Observation] => {
        const task = found.get(name);
        return [name, task === undefined ? { kind: "missing" } : { kind: "found", task }];
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
    async listCluster(cluster, desiredStatus, most) {
      const arns = await list({ cluster, desiredStatus }, most);
      return arns.length > most ? undefined : arns;
    },
    listFamily: (cluster, family) => list({ cluster, family, desiredStatus: "RUNNING" }),
    listStopped: (cluster, family) => list({ cluster, family, desiredStatus: "STOPPED" }),

    turnToStart: () => starts.turn(),

    async run(request, clientToken) {
      try {
        const command = new RunTaskCommand(toRunTaskInput(request, clientToken));
        const { tasks = [], failures = [] } = await starts.take(() =>
          call("ecs:RunTask", ecsOnce.send(command)),
        );
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
        const command = new StopTaskCommand({ cluster, task: taskArn, reason });
        await stops(() => call("ecs:StopTask", ecsOnce.send(command)));
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
