const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { OneOffTask } = require("pulumi-ecs-task");

// Every stack has a cluster and a family of its own, so that many of them share one simulator.
const name = pulumi.getStack();
const launch = {
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};
const cluster = new aws.ecs.Cluster("main", { name });
const logs = new aws.cloudwatch.LogGroup("app", { name });

// The release that is deployed: what tells it apart is content of the task definition.
const release = Object.entries(JSON.parse(process.env.RELEASE_UNDER_TEST)).map(([key, value]) => ({
  name: key,
  value,
}));

const web = {
  name: "web",
  image: "app:v1",
  environment: [{ name: "STACK", value: name }, ...release],
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": logs.name, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app" },
  },
};

const task = new OneOffTask("migrate", {
  ...launch,
  cluster: cluster.arn,
  taskDefinition: {
    family: name,
    cpu: "256",
    memory: "512",
    executionRoleArn: "arn:aws:iam::123456789012:role/execution",
    containerDefinitions: [web],
  },
  command: ["node", "migrate.js"],
  // A superseded revision goes with the next success, so that the matrix has that call too.
  keepRevisions: 0,
});

new aws.ecs.Service("web", {
  ...launch,
  name: "web",
  cluster: cluster.arn,
  taskDefinition: task.taskDefinitionArn,
  desiredCount: 0,
});
