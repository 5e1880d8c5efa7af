/**
 * What a user has for `aws.ecs.Service` and `aws.ecs.TaskDefinition` becomes a GatedService as it is. Nothing here is run:
 * it is type-checked, in this checkout and as a program of a project that has installed the package.
 */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatedService, type GatedServiceArgs, type RunResult } from "pulumi-ecs-task";

const cluster = new aws.ecs.Cluster("hi-web");
const elsewhere = new aws.Provider("elsewhere", { region: "us-east-1" });
const command = ["rake", "db:migrate"];

// Whatever a program has.
declare const definition: aws.ecs.TaskDefinitionArgs;
declare const existing: aws.ecs.ServiceArgs;
const { cluster: _cluster, taskDefinition: _revision, ...service } = existing;
const { region, skipDestroy, trackLatest, ...taskDefinition } = definition;
const adopted = new GatedService("adopted", {
  cluster: cluster.arn,
  taskDefinition,
  release: { command },
  service,
  serviceAliases: [
    { name: "hi-web", parent: pulumi.rootStackResource },
    "urn:pulumi:prod::hi::aws:ecs/service:Service::web",
  ],
});

const launch: Partial<GatedServiceArgs> = {
  service: {
    desiredCount: 2,
    launchType: "FARGATE",
    networkConfiguration: { subnets: [cluster.id], assignPublicIp: true },
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
};
new GatedService(
  "whole",
  {
    ...launch,
    cluster: cluster.name,
    taskDefinitionArn: pulumi.interpolate`hi-web:7`,
    container: "web",
    release: [
      { command, when: ["db/migrate/**"], environment: { CLUSTER: cluster.name }, cpu: 512, memory: "1 GB" },
      { command: pulumi.output(command), name: "seed", runPolicy: "once", timeoutSeconds: 60 },
    ],
    afterDeploy: { command: ["curl", pulumi.interpolate`https://${cluster.name}`], triggers: cluster.id },
    onFailedDeploy: { command: ["notify"], startRetries: 0 },
    connection: elsewhere,
  },
  { providers: [elsewhere], protect: true, dependsOn: [cluster] },
);

export const name: pulumi.Output<string> = adopted.service.name;
export const revision: pulumi.Output<string> = adopted.taskDefinitionArn;
export const results: pulumi.Output<RunResult[]> = adopted.release;

// @ts-expect-error a service without a release is an aws.ecs.Service
new GatedService("none", { cluster: cluster.arn, taskDefinition });
new GatedService("twice", {
  cluster: cluster.arn,
  taskDefinition,
  release: { command },
  // @ts-expect-error the component gives its service the definition
  service: { taskDefinition: "hi-web:7" },
});
