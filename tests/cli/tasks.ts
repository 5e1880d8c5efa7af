import {
  DescribeTasksCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
  type Task,
} from "@aws-sdk/client-ecs";
import { eventually } from "../simulator/tasks/eventually";
import { type Account, network } from "./account";

/** A task that somebody has started, and no resource knows. */
export interface StartedTask {
  readonly arn: string;
  readonly id: string;
  /** As ECS shows it now. */
  shown(): Promise<Task | undefined>;
  /** Resolves once ECS shows what a test waits for. */
  becomes(what: (task: Task) => boolean): Promise<unknown>;
}

/** Runs a command in the container `web` of a definition. */
export async function startTask(
  { ecs }: Account,
  taskDefinition: string,
  command: readonly string[],
  rest: Partial<RunTaskCommandInput> = {},
): Promise<StartedTask> {
  const { tasks = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: "main",
      taskDefinition,
      launchType: "FARGATE",
      networkConfiguration: network,
      overrides: { containerOverrides: [{ name: "web", command: [...command] }] },
      ...rest,
    }),
  );
  const arn = tasks[0]?.taskArn ?? "";
  const shown = async () => {
    const { tasks: [task] = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster: "main", tasks: [arn] }),
    );
    return task;
  };
  return {
    arn,
    id: arn.slice(arn.lastIndexOf("/") + 1),
    shown,
    becomes: (what) =>
      eventually(
        async () => {
          const task = await shown();
          return task !== undefined && what(task);
        },
        async () => JSON.stringify(await shown()),
        20_000,
      ),
  };
}

export const isStopped = ({ lastStatus }: Task) => lastStatus === "STOPPED";
export const isRunning = ({ lastStatus }: Task) => lastStatus === "RUNNING";
