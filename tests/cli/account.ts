import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator";

export const region = "eu-west-1";

/** An account with a cluster `main` and a log group `app`, for commands to be played in. */
export interface Account {
  readonly simulator: Simulator;
  readonly ecs: ECSClient;
  /** A folder for the test's own files. */
  readonly directory: string;
  /** What points a process at the account, and at no other. */
  readonly env: NodeJS.ProcessEnv;
  /** Registers a revision of a family for Fargate, whose container `web` logs, and returns its ARN. */
  register(family: string, rest?: Partial<RegisterTaskDefinitionCommandInput>): Promise<string>;
  /** Creates a Fargate service without tasks. */
  serve(name: string, taskDefinition: string, rest?: Partial<CreateServiceCommandInput>): Promise<void>;
  close(): Promise<void>;
}

/** A container from the image `app:v1`, which logs to the group `app`. */
export function container(name: string, rest: Partial<ContainerDefinition> = {}): ContainerDefinition {
  return {
    name,
    image: "app:v1",
    command: ["node", "say.js", "0", "I am the service"],
    logConfiguration: {
      logDriver: "awslogs",
      options: { "awslogs-group": "app", "awslogs-region": region, "awslogs-stream-prefix": "app" },
    },
    ...rest,
  };
}

export const network = { awsvpcConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] } };

/** Acts while the last call before RunTask is unanswered, in the next run beside a service. */
export function beforeRunTask({ simulator }: Account, act: () => Promise<void>): void {
  simulator.faults.add({
    operation: "DescribeTaskDefinition",
    // The first one is of what the service runs.
    nth: 2,
    effect: { kind: "call", before: act },
  });
}

export async function openAccount(options: SimulatorOptions = {}): Promise<Account> {
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-cli-"));
  const simulator = await startSimulator({ images: join(__dirname, "images"), ...options });
  const client = {
    region,
    endpoint: simulator.url,
    credentials: { accessKeyId: "somebody", secretAccessKey: "else" },
  };
  const ecs = new ECSClient(client);
  const logs = new CloudWatchLogsClient(client);
  await ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: "app" }));
  return {
    simulator,
    ecs,
    directory,
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: "somebody",
      AWS_SECRET_ACCESS_KEY: "else",
      AWS_ENDPOINT_URL: simulator.url,
    },
    async register(family, rest = {}) {
      const { taskDefinition } = await ecs.send(
        new RegisterTaskDefinitionCommand({
          family,
          cpu: "256",
          memory: "512",
          networkMode: "awsvpc",
          requiresCompatibilities: ["FARGATE"],
          executionRoleArn: "arn:aws:iam::123456789012:role/execution",
          containerDefinitions: [container("web")],
          ...rest,
        }),
      );
      return taskDefinition?.taskDefinitionArn ?? "";
    },
    async serve(serviceName, taskDefinition, rest = {}) {
      await ecs.send(
        new CreateServiceCommand({
          cluster: "main",
          serviceName,
          taskDefinition,
          desiredCount: 0,
          launchType: "FARGATE",
          networkConfiguration: network,
          ...rest,
        }),
      );
    },
    async close() {
      ecs.destroy();
      logs.destroy();
      await simulator.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
