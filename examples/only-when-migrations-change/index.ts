import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatedService, hashFiles, OneOffTask } from "pulumi-ecs-task";

const config = new pulumi.Config();
const logs = new aws.cloudwatch.LogGroup("hi-web", { retentionInDays: 14 });
const cluster = new aws.ecs.Cluster("hi-web");

const launch = {
  launchType: "FARGATE",
  networkConfiguration: {
    subnets: config.requireObject<string[]>("subnets"),
    securityGroups: config.requireObject<string[]>("securityGroups"),
  },
};

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

  // Runs when a file there is new, gone or different. A release without one goes out without a run.
  release: { command: ["node", "migrate.js"], when: "migrations/**" },

  service: { ...launch, desiredCount: 1 },
});

// The same, for a task that gates nothing: `when` is short for these two arguments.
new OneOffTask("seed", {
  ...launch,
  cluster: cluster.arn,
  taskDefinitionArn: app.taskDefinitionArn,
  command: ["node", "seed.js"],
  runPolicy: "onTrigger",
  triggers: hashFiles("seeds", { ignore: ["**/*.md"] }),
});

export const clusterName = cluster.name;
export const serviceName = app.service.name;
