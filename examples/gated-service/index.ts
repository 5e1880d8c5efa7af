import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatedService } from "pulumi-ecs-task";

const config = new pulumi.Config();
const logs = new aws.cloudwatch.LogGroup("hi-web", { retentionInDays: 14 });
const cluster = new aws.ecs.Cluster("hi-web");

const app = new GatedService("hi-web", {
  cluster: cluster.arn,
  taskDefinition: {
    family: "hi-web",
    cpu: "256",
    memory: "512",
    executionRoleArn: config.require("executionRoleArn"),
    containerDefinitions: [
      {
        name: "web",
        image: config.require("image"),
        portMappings: [{ containerPort: 8080 }],
        secrets: [{ name: "DATABASE_URL", valueFrom: config.require("databaseUrlSecretArn") }],
      },
    ],
  },
  logs: { group: logs.name },

  // Has to succeed before the service is created or updated.
  release: { command: ["node", "migrate.js"] },

  service: {
    desiredCount: 2,
    launchType: "FARGATE",
    networkConfiguration: {
      subnets: config.requireObject<string[]>("subnets"),
      securityGroups: config.requireObject<string[]>("securityGroups"),
    },
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },

  // Runs once the new tasks have taken over. A failure fails the `up`, and leaves the service as it is.
  afterDeploy: {
    name: "smoke-test",
    command: ["node", "smoke-test.js"],
    environment: { APP_URL: config.require("url") },
  },

  // Runs when ECS would not create or update the service. The `up` fails all the same.
  onFailedDeploy: { command: ["node", "deploy-failed.js"] },
});

export const clusterName = cluster.name;
export const serviceName = app.service.name;
export const taskDefinitionArn = app.taskDefinitionArn;
