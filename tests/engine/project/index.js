const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { OneOffTask } = require("pulumi-ecs-task");

const cluster = new aws.ecs.Cluster("main", { name: "main" });
const logs = new aws.cloudwatch.LogGroup("app", { name: "app" });

const web = {
  name: "web",
  image: "app:v1",
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logs.name,
      "awslogs-region": "eu-west-1",
      "awslogs-stream-prefix": "app",
    },
  },
};

// What a test varies comes from its environment, so that one program serves them all.
const {
  container = {},
  definition = {},
  secretCommand,
  secretEnvironment = {},
  secretContainer,
  awsProvider,
  without = false,
  ...args
} = JSON.parse(process.env.TASK_UNDER_TEST ?? "{}");
if (secretCommand !== undefined)
  args.command = pulumi.secret(secretCommand).apply((words) => words.split(" "));

for (const [name, value] of Object.entries(secretEnvironment))
  args.environment = { ...args.environment, [name]: pulumi.secret(value) };
if (secretContainer !== undefined) args.container = pulumi.secret(secretContainer);
if (awsProvider !== undefined) args.connection = new aws.Provider("other", awsProvider);

const taskDefinition = {
  family: "app",
  cpu: "256",
  memory: "512",
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: [{ ...web, ...container }],
  ...definition,
};

if (!without) {
  const task = new OneOffTask("migrate", {
    cluster: cluster.arn,
    launchType: "FARGATE",
    networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
    ...(args.taskDefinitionArn === undefined && { taskDefinition }),
    command: ["node", "migrate.js"],
    ...args,
  });

  new aws.ecs.Service("web", {
    name: "web",
    cluster: cluster.arn,
    taskDefinition: task.taskDefinitionArn,
    launchType: "FARGATE",
    networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
    desiredCount: 0,
  });

  exports.gate = task.taskDefinitionArn;
}
