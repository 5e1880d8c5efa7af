import { DescribeServicesCommand, DescribeTasksCommand, type Task } from "@aws-sdk/client-ecs";
import { call } from "../provider/aws/call";
import type { Clients } from "../provider/aws/clients";
import { toSnapshot } from "../provider/aws/snapshot";
import { ecsTasks } from "../provider/aws/tasks";
import { AwsCallError } from "../provider/run/weather";
import { defined } from "../provider/values/defined";
import type { SeenService } from "./evidence";
import { type Removal, removalBehind } from "./removal";
import type { Look, LookedTask } from "./timeline/seen";

/** The account as the story needs it: nothing here comes from the stack's state. */
export interface Account extends Removal {
  /** One look at the cluster's one-off tasks, also at those that have stopped within the hour. */
  look(): Promise<Look>;
  service(): Promise<SeenService | undefined>;
}

/** More than the story ever has, and no more than one DescribeTasks takes. */
const most = 100;

/** The account behind the package's own clients. `name` is the one of the cluster, the service, the family and the log group. */
export function accountBehind(clients: Clients, name: string): Account {
  const { ecs } = clients;
  const tasks = ecsTasks(ecs);

  const running = () => tasks.listCluster(name, "RUNNING", most).catch(noneWithoutCluster);
  const stopped = () => tasks.listCluster(name, "STOPPED", most).catch(noneWithoutCluster);

  async function findService() {
    const command = new DescribeServicesCommand({ cluster: name, services: [name] });
    const { services = [] } = await call("ecs:DescribeServices", ecs.send(command)).catch(
      (error: unknown) => {
        if (isClusterMissing(error)) return { services: [] };
        throw error;
      },
    );
    return services.find(({ status }) => status !== "INACTIVE");
  }

  async function oneOffTasks(): Promise<readonly LookedTask[]> {
    const arns = [...new Set([...((await running()) ?? []), ...((await stopped()) ?? [])])].slice(0, most);
    if (arns.length === 0) return [];
    const command = new DescribeTasksCommand({ cluster: name, tasks: arns });
    const { tasks: described = [] } = await call("ecs:DescribeTasks", ecs.send(command));
    return described.filter(({ startedBy }) => startedBy?.startsWith("ecs-task/")).map(toLooked);
  }

  return {
    async look() {
      // The cluster may be deleted between the calls.
      const looked = await oneOffTasks().catch(noneWithoutCluster);
      return { atMs: Date.now(), tasks: looked };
    },

    async service() {
      const service = await findService();
      if (service?.taskDefinition === undefined) return undefined;
      const primary = service.deployments?.find(({ status }) => status === "PRIMARY");
      return defined({ taskDefinitionArn: service.taskDefinition, deployedAt: primary?.createdAt });
    },

    ...removalBehind(clients, { name, running, findService }),
  };
}

function toLooked(task: Task): LookedTask {
  const { createdAt, pullStartedAt, pullStoppedAt, startedAt, executionStoppedAt, stoppingAt, stoppedAt } =
    task;
  return {
    snapshot: toSnapshot(task.taskArn ?? "", task),
    own: defined({
      createdAt,
      pullStartedAt,
      pullStoppedAt,
      startedAt,
      executionStoppedAt,
      stoppingAt,
      stoppedAt,
    }),
  };
}

function noneWithoutCluster(error: unknown): readonly never[] {
  if (isClusterMissing(error)) return [];
  throw error;
}

function isClusterMissing(error: unknown): boolean {
  return error instanceof AwsCallError && error.code === "ClusterNotFoundException";
}
