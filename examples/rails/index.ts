import { execFileSync } from "node:child_process";
import * as aws from "@pulumi/aws";
import * as dockerBuild from "@pulumi/docker-build";
import * as pulumi from "@pulumi/pulumi";
import { GatedService } from "pulumi-ecs-task";

const config = new pulumi.Config();

// The image: built from the Rails app, of which this folder is `infra`, and pushed with the commit as its tag.
const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const repository = new aws.ecr.Repository("hi-web");
const login = aws.ecr.getAuthorizationTokenOutput({ registryId: repository.registryId });
const cache = pulumi.interpolate`${repository.repositoryUrl}:cache`;
const image = new dockerBuild.Image("hi-web", {
  context: { location: ".." },
  platforms: [dockerBuild.Platform.Linux_amd64],
  tags: [pulumi.interpolate`${repository.repositoryUrl}:${commit}`],
  push: true,
  registries: [{ address: repository.repositoryUrl, username: login.userName, password: login.password }],
  cacheFrom: [{ registry: { ref: cache } }],
  cacheTo: [{ registry: { ref: cache, imageManifest: true, ociMediaTypes: true } }],
});

// The role with which ECS pulls the image, reads the secret and writes the logs.
const secret = aws.secretsmanager.getSecretOutput({ name: config.require("secretName") });
const executionRole = new aws.iam.Role("hi-web-execution", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
});
const permissions = [
  new aws.iam.RolePolicyAttachment("hi-web-execution", {
    role: executionRole,
    policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy,
  }),
  new aws.iam.RolePolicy("hi-web-secret", {
    role: executionRole.name,
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secret.arn }],
    },
  }),
];

const logs = new aws.cloudwatch.LogGroup("hi-web", { retentionInDays: 30 });
const cluster = new aws.ecs.Cluster("hi-web");

const app = new GatedService(
  "hi-web",
  {
    cluster: cluster.arn,
    taskDefinition: {
      family: "hi-web",
      cpu: "512",
      memory: "1024",
      executionRoleArn: executionRole.arn,
      containerDefinitions: [
        {
          name: "web",
          // By its digest, not by its tag: a commit that changes nothing in the image is no reason to migrate or to deploy.
          image: pulumi.interpolate`${repository.repositoryUrl}@${image.digest}`,
          portMappings: [{ containerPort: 3000 }],
          environment: [
            { name: "RAILS_ENV", value: "production" },
            { name: "RAILS_LOG_TO_STDOUT", value: "1" },
          ],
          secrets: ["DATABASE_URL", "RAILS_MASTER_KEY"].map((name) => ({
            name,
            valueFrom: pulumi.interpolate`${secret.arn}:${name}::`,
          })),
        },
      ],
    },
    logs: { group: logs.name },

    release: { command: ["bundle", "exec", "rake", "db:migrate"], timeoutSeconds: 3600 },

    service: {
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: {
        subnets: config.requireObject<string[]>("subnets"),
        securityGroups: config.requireObject<string[]>("securityGroups"),
      },
      loadBalancers: [
        { targetGroupArn: config.require("targetGroupArn"), containerName: "web", containerPort: 3000 },
      ],
      healthCheckGracePeriodSeconds: 60,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  },
  // The role's ARN is known before it may do anything, and the migration needs its permissions as much as the service.
  { dependsOn: permissions },
);

export const imageDigest = image.digest;
export const migration = app.release.apply(([migrate]) => migrate?.consoleUrl);
