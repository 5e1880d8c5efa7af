import type { TaskUnderTest } from "./testStack";

/** Inputs with several mistakes, and each of them as the engine has to show it: the property's path, and the cure. */
export interface BadInputs {
  readonly title: string;
  readonly task: TaskUnderTest;
  readonly told: readonly string[];
}

export const badInputs: readonly BadInputs[] = [
  {
    title: "names of something else, and values of the wrong kind",
    task: {
      subnets: ["subnet-1"],
      capacityProviderStrategy: [],
      desiredCount: 2,
      timeoutSeconds: "soon",
      environment: { "A=B": "1", ECS_TASK_RUN_ID: "x" },
      runPolicy: "sometimes",
      tags: { "aws:team": "web" },
      propagateTags: "SERVICE",
      logs: { retentionDays: 2 },
      onDelete: {},
      connection: { regoin: "eu-west-1" },
      networkConfiguration: { subnetIds: ["subnet-1"] },
      keepRevisions: -1,
      overrides: { containerOverrides: [{ name: "web", command: ["x"] }, { name: "wbe" }] },
    },
    told: [
      "subnets is no input: write networkConfiguration: {subnets}",
      "capacityProviderStrategy is no input: write capacityProviderStrategies",
      "desiredCount is no input: it belongs to the aws.ecs.Service",
      'timeoutSeconds must be a number of seconds from 1 to 604800 (a week), and is "soon"',
      'environment["A=B"] must have a name without "="',
      "environment.ECS_TASK_RUN_ID is set by this package",
      'runPolicy must be onChange, onTrigger, always or once, and is "sometimes"',
      'tags["aws:team"] must not begin with "aws:"',
      "propagateTags must not be SERVICE",
      "logs.retentionDays must be a number of days that CloudWatch knows",
      "onDelete.command is required",
      'connection.regoin is no input: did you mean "region"?',
      "networkConfiguration.subnets is required",
      "networkConfiguration.subnetIds is no input: write subnets",
      "keepRevisions must be a whole number from 0, and is -1",
      "overrides.containerOverrides[0].command",
      "overrides.containerOverrides[1].name",
    ],
  },
  {
    title: "a definition that ECS would refuse, or ignore in silence",
    task: {
      definition: {
        family: "hi web",
        memory: "4096",
        networkMode: "bridge",
        volumes: [{ name: "data", hostPath: "/data" }],
        skipDestroy: true,
        tags: { "aws:team": "web" },
      },
      container: {
        memry: 3,
        privileged: true,
        restartPolicy: { enabled: true },
        dependsOn: [{ containerName: "init", condition: "START" }],
        mountPoints: [{ sourceVolume: "dta", containerPath: "/data" }],
        secrets: [{ name: "TOKEN" }],
        healthCheck: { command: ["CMD", "true"], interval: 1 },
        stopTimeout: 900,
        environment: [{ name: "A", value: 1 }],
      },
    },
    told: [
      'taskDefinition.family must be 1-255 of letters, digits, "-" and "_", and is "hi web"',
      "taskDefinition.memory must be MiB that Fargate has with 256 CPU units (512, 1024, 2048), and is 4096: the nearest is 2048",
      'taskDefinition.networkMode must be awsvpc on Fargate, and is "bridge"',
      "taskDefinition.volumes[0].hostPath must be left out on Fargate",
      "taskDefinition.skipDestroy is no input",
      'taskDefinition.tags["aws:team"] must not begin with "aws:"',
      'taskDefinition.containerDefinitions[0].memry is no input: did you mean "memory"?',
      "taskDefinition.containerDefinitions[0].privileged must be left out: Fargate does not have it",
      "taskDefinition.containerDefinitions[0].restartPolicy",
      'taskDefinition.containerDefinitions[0].dependsOn[0].containerName must name a container of the definition, and is "init"',
      'taskDefinition.containerDefinitions[0].mountPoints[0].sourceVolume must name one of the definition\'s volumes, and is "dta": did you mean "data"?',
      "taskDefinition.containerDefinitions[0].secrets[0].valueFrom is required",
      "taskDefinition.containerDefinitions[0].healthCheck.interval",
      "taskDefinition.containerDefinitions[0].stopTimeout",
      "taskDefinition.containerDefinitions[0].environment[0].value",
    ],
  },
  {
    title: "two ways to say one thing",
    task: {
      taskDefinitionArn: "hi-web",
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 0 }],
    },
    told: [
      'taskDefinitionArn must be the ARN of one revision, or "family:revision", and is "hi-web"',
      "capacityProviderStrategies excludes launchType",
    ],
  },
];
