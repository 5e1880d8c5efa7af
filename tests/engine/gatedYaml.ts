import { ref } from "./program";
import type { TaskUnderTest } from "./testStack";

const launch = {
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};

/** The program of `project/` in YAML, where the task is a resource of the plugin. */
export function gatedYaml(task: TaskUnderTest) {
  const cluster = { type: "aws:ecs:Cluster", properties: { name: "main" } };
  const logs = { type: "aws:cloudwatch:LogGroup", properties: { name: "app" } };
  const service = {
    type: "aws:ecs:Service",
    properties: {
      ...launch,
      name: "web",
      cluster: ref("main.arn"),
      taskDefinition: ref("migrate.taskDefinitionArn"),
      desiredCount: 0,
    },
  };
  const migrate = { type: "ecs-task:OneOffTask", properties: taskArguments(task) };
  return {
    name: "gated",
    runtime: "yaml",
    resources: { main: cluster, app: logs, migrate, web: service },
    outputs: { gate: ref("migrate.taskDefinitionArn") },
  };
}

function taskArguments({
  container,
  definition,
  secretCommand,
  secretEnvironment = {},
  secretContainer,
  ...args
}: TaskUnderTest): object {
  const secrets = Object.entries(secretEnvironment as object).map(([name, value]) => [name, secret(value)]);
  const web = {
    name: "web",
    image: "app:v1",
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": ref("app.name"),
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "app",
      },
    },
    ...container,
  };
  const taskDefinition = {
    family: "app",
    cpu: "256",
    memory: "512",
    executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    containerDefinitions: [web],
    ...definition,
  };
  return {
    ...launch,
    cluster: ref("main.arn"),
    ...(args.taskDefinitionArn === undefined && { taskDefinition }),
    command: ["node", "migrate.js"],
    ...args,
    ...(secretCommand !== undefined && { command: { "fn::split": [" ", secret(secretCommand)] } }),
    ...(secretContainer !== undefined && { container: secret(secretContainer) }),
    environment: { ...(args.environment as object), ...Object.fromEntries(secrets) },
  };
}

function secret(value: unknown): object {
  return { "fn::secret": value };
}
