import { ref } from "../engine/program";
import type { Release } from "./hosts";

const launch = {
  cluster: ref("main.arn"),
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};

/** The program of `project/` in YAML, where the task is a resource of the plugin. */
export function crashingYaml(release: Release): object {
  const environment = Object.entries(release).map(([name, value]) => ({ name, value }));
  const web = {
    name: "web",
    image: "app:v1",
    environment: [{ name: "STACK", value: ref("pulumi.stack") }, ...environment],
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": ref("app.name"),
        "awslogs-region": "eu-west-1",
        "awslogs-stream-prefix": "app",
      },
    },
  };
  const migrate = {
    ...launch,
    taskDefinition: {
      family: ref("pulumi.stack"),
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/execution",
      containerDefinitions: [web],
    },
    command: ["node", "migrate.js"],
    keepRevisions: 0,
  };
  const taskDefinition = ref("migrate.taskDefinitionArn");
  return {
    name: "crashing",
    runtime: "yaml",
    resources: {
      main: { type: "aws:ecs:Cluster", properties: { name: ref("pulumi.stack") } },
      app: { type: "aws:cloudwatch:LogGroup", properties: { name: ref("pulumi.stack") } },
      migrate: { type: "ecs-task:OneOffTask", properties: migrate },
      web: {
        type: "aws:ecs:Service",
        properties: { ...launch, name: "web", taskDefinition, desiredCount: 0 },
      },
    },
  };
}
