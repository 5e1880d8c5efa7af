const aws = require("@pulumi/aws");
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
const launch = {
  cluster: cluster.arn,
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};

// As many migrations and gated services as the test names, each with what it varies of them.
const { tasks, environment } = JSON.parse(process.env.TASK_UNDER_TEST ?? "{}");
for (const [name, { container = {}, sidecar, ...args }] of Object.entries(tasks)) {
  const task = new OneOffTask(name, {
    ...launch,
    taskDefinition: {
      family: name,
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      containerDefinitions: [{ ...web, ...container }, ...(sidecar === undefined ? [] : [sidecar])],
    },
    container: "web",
    command: ["node", "migrate.js"],
    ...args,
    environment: { ...environment, LABEL: name, ...args.environment },
  });
  new aws.ecs.Service(`${name}-web`, {
    ...launch,
    name: `${name}-web`,
    taskDefinition: task.taskDefinitionArn,
    desiredCount: 0,
  });
}
