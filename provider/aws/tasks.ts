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
import type { Observation } from "../run/task";
import type { Tasks } from "../run/tasks";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";
import { toRunTaskInput } from "./runTaskInput";
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

/** The task that an earlier call with the same token started, with other parameters than this one. */
function taskOfConflict(error: unknown): string | undefined {
  if (!(error instanceof AwsCallError && error.cause instanceof ConflictException)) return undefined;
  return error.cause.resourceIds?.[0];
}

function describeFailure({ reason, detail, arn }: Failure): string {
  return [reason ?? "no reason given", detail, arn && `(${arn})`].filter(Boolean).join(" ");
}
