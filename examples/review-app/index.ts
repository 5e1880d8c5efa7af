import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { OneOffTask } from "pulumi-ecs-task";

const config = new pulumi.Config();
const name = `hi-web-${pulumi.getStack()}`; // one stack for each pull request, such as pr-123
const logs = new aws.cloudwatch.LogGroup(name, { retentionInDays: 3 });

const launch = {
  cluster: config.require("cluster"),
  launchType: "FARGATE",
  networkConfiguration: {
    subnets: config.requireObject<string[]>("subnets"),
    securityGroups: config.requireObject<string[]>("securityGroups"),
  },
};

const database = new OneOffTask("database", {
  ...launch,
  taskDefinition: {
    family: name,
    cpu: "256",
    memory: "512",
    executionRoleArn: config.require("executionRoleArn"),
    containerDefinitions: [
      {
        name: "web",
        image: config.require("image"),
        portMappings: [{ containerPort: 8080 }],
        environment: [{ name: "DATABASE", value: name }],
        secrets: [{ name: "SERVER_URL", valueFrom: config.require("serverUrlSecretArn") }],
      },
    ],
  },
  logs: { group: logs.name },

  // Makes the database where there is none, and migrates it.
  command: ["node", "database.js", "prepare"],

  // `pulumi destroy` deletes the service first, so nobody uses the database any more. If this fails, the resource stays in
  // the stack, and the next `pulumi destroy` tries again.
  onDelete: { command: ["node", "database.js", "drop"] },
});

const service = new aws.ecs.Service("web", {
  ...launch,
  taskDefinition: database.taskDefinitionArn,
  desiredCount: 1,
});

export const serviceName = service.name;
