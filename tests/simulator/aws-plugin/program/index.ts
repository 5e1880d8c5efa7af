import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

const logs = new aws.cloudwatch.LogGroup("logs", {
  retentionInDays: config.getNumber("retentionInDays") ?? 7,
});

const cluster = new aws.ecs.Cluster("cluster", { tags: { team: config.get("team") ?? "red" } });

const web = {
  name: "web",
  image: config.get("image") ?? "web:v1",
  command: ["node", "-e", "setInterval(() => {}, 1000)"],
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-group": logs.name, "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" },
  },
};

const taskDefinition = new aws.ecs.TaskDefinition("web", {
  family: "web",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: pulumi.jsonStringify([web]),
});

const service = new aws.ecs.Service("web", {
  cluster: cluster.arn,
  taskDefinition: taskDefinition.arn,
  desiredCount: config.getNumber("desiredCount") ?? 1,
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
  waitForSteadyState: true,
});

export const names = { logs: logs.name, cluster: cluster.name, service: service.name };
export const logGroupArn = logs.arn;
export const clusterArn = cluster.arn;
export const clusterTags = cluster.tagsAll;
export const taskDefinitionArn = taskDefinition.arn;
export const revision = taskDefinition.revision;
export const serviceId = service.id;
export const serviceTaskDefinition = service.taskDefinition;
