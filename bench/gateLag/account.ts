import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import type { JournalEntry } from "../../simulator";
import * as job from "./definition";

/** One account of AWS in one region, as somebody with the SDK uses it. */
export interface Account {
  /** What has to be there before anything runs. */
  prepare(): Promise<void>;
  /** Registers the definition. Resolves to the revision's ARN. */
  register(): Promise<string>;
  /** Registers the definition and starts a task with a command. Resolves to the task's ARN. */
  start(command: readonly string[]): Promise<string>;
  /** When DescribeTasks began to show the exits of these tasks, by ARN, in milliseconds since the epoch. */
  visibleMs(taskArns: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export function accountIn(region: string, endpoint: string): Account {
  const settings = { region, endpoint, credentials: job.credentials };
  const ecs = new ECSClient(settings);
  const container = job.containerIn(region);

  async function register(): Promise<string> {
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: job.family,
        containerDefinitions: [container],
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        executionRoleArn: job.executionRoleArn,
        ...job.size,
      }),
    );
    return needed(taskDefinition?.taskDefinitionArn, "RegisterTaskDefinition has registered nothing");
  }

  return {
    register,

    async prepare() {
      await ecs.send(new CreateClusterCommand({ clusterName: job.cluster }));
      const logs = new CloudWatchLogsClient(settings);
      await logs.send(new CreateLogGroupCommand({ logGroupName: job.logGroup }));
    },

    async start(command) {
      const taskDefinition = await register();
      const { tasks = [] } = await ecs.send(
        new RunTaskCommand({
          cluster: job.cluster,
          taskDefinition,
          launchType: "FARGATE",
          networkConfiguration: { awsvpcConfiguration: job.network },
          overrides: { containerOverrides: [{ name: container.name, command: [...command] }] },
        }),
      );
      return needed(tasks[0]?.taskArn, "RunTask started no task");
    },

    async visibleMs(taskArns) {
      if (taskArns.length === 0) return new Map();
      const { tasks = [] } = await ecs.send(
        new DescribeTasksCommand({ cluster: job.cluster, tasks: [...taskArns] }),
      );
      return new Map(
        tasks.map(({ taskArn = "", stoppingAt }) => [
          taskArn,
          // The simulator sets it in the same turn in which the container's exit begins to be shown.
          needed(stoppingAt, `${taskArn} has no stoppingAt`).getTime(),
        ]),
      );
    },
  };
}

/** Everything that the simulator has seen so far. */
export async function journalOf(endpoint: string): Promise<readonly JournalEntry[]> {
  const answer = await fetch(`${endpoint}/_simulator/journal`);
  const { entries } = (await answer.json()) as { readonly entries: readonly JournalEntry[] };
  return entries;
}

/** What was called before is not counted. */
export async function forgetJournal(endpoint: string): Promise<void> {
  await fetch(`${endpoint}/_simulator/journal`, { method: "DELETE" });
}

function needed<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
