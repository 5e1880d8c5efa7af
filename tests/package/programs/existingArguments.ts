/**
 * What a user has for `aws.ecs.TaskDefinition` and `aws.ecs.Service` moves over as it is. Nothing here is run: it is
 * type-checked, in this checkout and as a program of a project that has installed the package.
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  hashFiles,
  type InputsOf,
  OneOffTask,
  type OneOffTaskArgs,
  type TaskDefinitionInputs,
} from "pulumi-ecs-task";

type Definition = aws.ecs.TaskDefinitionArgs;
type Service = Omit<aws.ecs.ServiceArgs, "taskDefinition" | "triggers">;
type Outputs<T> = { [Name in keyof T]: pulumi.Output<pulumi.Unwrap<T[Name]>> };
type Values<T> = { [Name in keyof T]: pulumi.Unwrap<T[Name]> };

/** Names of the members that both have, and of which a value of the one does not fit the other. */
type Misfits<From, To> = {
  [Name in keyof From & keyof To]-?: From[Name] extends To[Name] ? never : Name;
}[keyof From & keyof To];

/** An error names what there is. */
type None<T extends never> = T;

type OwnDefinition = InputsOf<TaskDefinitionInputs>;
// A service has no cluster when the default one is meant.
type OwnTask = Omit<OneOffTaskArgs, "cluster">;

export type MemberByMember = [
  None<Misfits<Definition, OwnDefinition>>,
  None<Misfits<Outputs<Definition>, OwnDefinition>>,
  None<Misfits<Values<Definition>, OwnDefinition>>,
  None<Misfits<Service, OwnTask>>,
  None<Misfits<Outputs<Service>, OwnTask>>,
  None<Misfits<Values<Service>, OwnTask>>,
];

/** What the AWS provider's task definition has more is about the resource, not about the definition. */
export type Missing = None<
  Exclude<keyof Definition, keyof OwnDefinition | "region" | "skipDestroy" | "trackLatest">
>;

const cluster = new aws.ecs.Cluster("hi-web");
const logs = new aws.cloudwatch.LogGroup("hi-web");
const role = new aws.iam.Role("hi-web", { assumeRolePolicy: "{}" });
const subnet = new aws.ec2.Subnet("hi-web", { vpcId: "vpc-1" });
const group = new aws.ec2.SecurityGroup("hi-web");
const access = new aws.efs.AccessPoint("hi-web", { fileSystemId: "fs-1" });
const elsewhere = new aws.Provider("elsewhere", { region: "us-east-1" });

// A whole task definition.
declare const whole: Definition;
const { region, skipDestroy, trackLatest, ...taskDefinition } = whole;
new OneOffTask("whole", { cluster: cluster.arn, taskDefinition });
new OneOffTask("output", { cluster: cluster.arn, taskDefinition: pulumi.output(taskDefinition) });

// What a service and its migration share.
const launch = {
  cluster: cluster.arn,
  networkConfiguration: { subnets: [subnet.id], securityGroups: [group.id], assignPublicIp: true },
  capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
  tags: { app: cluster.name },
  propagateTags: "TASK_DEFINITION",
};
const web = {
  name: "web",
  image: pulumi.interpolate`${cluster.name}:v1`,
  portMappings: [{ containerPort: 8080 }],
  environment: [{ name: "GROUP", value: logs.name }],
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logs.name } },
};
const migrate = new OneOffTask(
  "migrate",
  {
    ...launch,
    taskDefinition: {
      family: "hi-web",
      cpu: 256,
      memory: "0.5 GB",
      executionRoleArn: role.arn,
      containerDefinitions: [web, pulumi.output({ name: "sidecar", image: "sidecar" })],
      volumes: [
        {
          name: "data",
          efsVolumeConfiguration: {
            fileSystemId: "fs-1",
            authorizationConfig: { accessPointId: access.id, iam: "ENABLED" },
          },
        },
      ],
      runtimePlatform: { cpuArchitecture: "ARM64" },
    },
    command: ["rake", pulumi.interpolate`db:migrate:${cluster.name}`],
    environment: { BUCKET: cluster.name },
    overrides: { taskRoleArn: role.arn, containerOverrides: [{ name: "sidecar", command: ["true"] }] },
    triggers: [cluster.name, { anything: 1 }],
    runPolicy: "onTrigger",
    logs: { group: logs.name },
    onDelete: { command: ["rake", "db:drop"] },
    connection: elsewhere,
  },
  { dependsOn: [group], protect: true },
);
new aws.ecs.Service("hi-web", { ...launch, taskDefinition: migrate.taskDefinitionArn, desiredCount: 1 });

// Containers as the JSON that the AWS provider takes, plain and as an output.
const family = "hi-web";
const json = JSON.stringify([{ name: "web", image: "hi-web:v1" }]);
new OneOffTask("json", { ...launch, taskDefinition: { family, containerDefinitions: json } });
new OneOffTask("jsonOutput", {
  ...launch,
  taskDefinition: { family, containerDefinitions: pulumi.jsonStringify([web]) },
});

// An existing definition, and members that may be missing.
declare const maybe: string[] | undefined;
const existing = new aws.ecs.TaskDefinition("existing", { family, containerDefinitions: json });
new OneOffTask("existing", {
  cluster: cluster.arn,
  taskDefinitionArn: existing.arn,
  command: maybe,
  triggers: hashFiles("db/migrate"),
  connection: { region: new pulumi.Config("aws").get("region"), assumeRole: { roleArn: role.arn } },
});

// A container of the AWS provider's own type, where it says what ECS requires.
declare const typed: aws.ecs.ContainerDefinition;
const { dependsOn, healthCheck, ...container } = typed;
new OneOffTask("typed", {
  cluster: cluster.arn,
  taskDefinition: { family, containerDefinitions: [{ ...container, image: "hi-web:v1" }] },
});
export const gate: pulumi.Output<string> = migrate.taskDefinitionArn;
