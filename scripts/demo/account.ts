import { CloudWatchLogsClient, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  ListTaskDefinitionsCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import { waitFor } from "./waitFor";

/** The service of a stack, in the names that ECS knows it by. */
export interface DeployedService {
  readonly clusterName: string;
  readonly serviceName: string;
}

/** The account as any other client of AWS sees it: nothing here comes from the stack's state. */
export interface Account {
  /** URL of the service's one task, once its last deployment has replaced all earlier ones; `undefined` if it never does. */
  steadyUrl(service: DeployedService): Promise<string | undefined>;
  /** Whether there is nothing: no cluster, no ACTIVE task definition, no log group. A cluster goes after its services. */
  isEmpty(): Promise<boolean>;
}

const steadyDeadlineMs = 30_000;

/** Reads the account whose endpoint is `endpoint`; an abort of `interrupt` ends its waits. */
export function readAccount(endpoint: string, interrupt: AbortSignal): Account {
  const settings = {
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "simulator", secretAccessKey: "simulator" },
  };
  const ecs = new ECSClient(settings);
  const logs = new CloudWatchLogsClient(settings);

  async function isSteady({ clusterName: cluster, serviceName }: DeployedService): Promise<boolean> {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: [serviceName] }));
    const service = services?.[0];
    return (
      service?.deployments?.length === 1 &&
      service.deployments[0]?.rolloutState === "COMPLETED" &&
      service.runningCount === service.desiredCount
    );
  }

  async function taskUrl({
    clusterName: cluster,
    serviceName,
  }: DeployedService): Promise<string | undefined> {
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster, serviceName }));
    if (taskArns.length === 0) return undefined;
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    const hostPort = tasks?.[0]?.containers?.[0]?.networkBindings?.[0]?.hostPort;
    return hostPort === undefined ? undefined : `http://127.0.0.1:${hostPort}/`;
  }

  return {
    steadyUrl: (service) =>
      waitFor(
        async () => ((await isSteady(service)) ? taskUrl(service) : undefined),
        steadyDeadlineMs,
        interrupt,
      ),
    async isEmpty() {
      const [{ clusterArns = [] }, { taskDefinitionArns = [] }, { logGroups = [] }] = await Promise.all([
        ecs.send(new ListClustersCommand({})),
        ecs.send(new ListTaskDefinitionsCommand({ status: "ACTIVE" })),
        logs.send(new DescribeLogGroupsCommand({})),
      ]);
      return clusterArns.length + taskDefinitionArns.length + logGroups.length === 0;
    },
  };
}
