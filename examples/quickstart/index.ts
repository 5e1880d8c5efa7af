import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { OneOffTask } from "pulumi-ecs-task";

const config = new pulumi.Config();
const logs = new aws.cloudwatch.LogGroup("hi-web", { retentionInDays: 14 });
const cluster = new aws.ecs.Cluster("hi-web");

const web = {
  name: "web",
  image: config.require("image"),
  portMappings: [{ containerPort: 8080 }],
  secrets: [{ name: "DATABASE_URL", valueFrom: config.require("databaseUrlSecretArn") }],
  logConfiguration: {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logs.name,
      "awslogs-region": new pulumi.Config("aws").require("region"),
      "awslogs-stream-prefix": "hi-web",
    },
  },
};

const launch = {
  cluster: cluster.arn,
  launchType: "FARGATE",
  networkConfiguration: {
    subnets: config.requireObject<string[]>("subnets"),
    securityGroups: config.requireObject<string[]>("securityGroups"),
    assignPublicIp: config.requireBoolean("assignPublicIp"),
  },
};

const migrate = new OneOffTask("migrate", {
  ...launch,
  taskDefinition: {
    family: "hi-web",
    cpu: "256",
    memory: "512",
    executionRoleArn: config.require("executionRoleArn"),
    containerDefinitions: [web],
  },
  command: ["node", "migrate.js"],
});

const service = new aws.ecs.Service("hi-web", {
  ...launch,
  taskDefinition: migrate.taskDefinitionArn, // known only once the migration has succeeded
  desiredCount: 1,
});

export const clusterName = cluster.name;
export const serviceName = service.name;
