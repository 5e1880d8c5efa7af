const aws = require("@pulumi/aws");
const { OneOffTask } = require("pulumi-ecs-task");

const cluster = new aws.ecs.Cluster("main", { name: "main" });
const logs = new aws.cloudwatch.LogGroup("app", { name: "app" });

const options = { "awslogs-group": logs.name, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" };
const web = { name: "web", image: "app:v1", logConfiguration: { logDriver: "awslogs", options } };

const { tenants = [], environment } = JSON.parse(process.env.TASK_UNDER_TEST ?? "{}");

// One definition for all of them, as a loop over tenants has it.
for (const tenant of tenants) {
  new OneOffTask(tenant, {
    cluster: cluster.arn,
    taskDefinition: {
      family: "app",
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      containerDefinitions: [web],
    },
    command: ["node", "migrate.js"],
    environment: { ...environment, LABEL: tenant },
    launchType: "FARGATE",
    networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
  });
}
