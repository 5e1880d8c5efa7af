const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { OneOffTask } = require("pulumi-ecs-task");

const config = new pulumi.Config();
const name = config.require("name");
const region = new pulumi.Config("aws").require("region");

const cluster = new aws.ecs.Cluster("cluster", { name });
const logs = new aws.cloudwatch.LogGroup("logs", { name, retentionInDays: 1 });
const executionRoleArn = config.get("executionRoleArn") ?? executionRole();

// Before the first release only what it stands on is there.
if (process.env.ACCEPTANCE_RELEASE !== undefined) release(JSON.parse(process.env.ACCEPTANCE_RELEASE));

function release({ label, command, timeoutSeconds }) {
  const launch = {
    cluster: cluster.arn,
    launchType: "FARGATE",
    networkConfiguration: {
      subnets: config.getObject("subnets") ?? defaultSubnets(),
      securityGroups: config.getObject("securityGroups"),
      assignPublicIp: config.requireBoolean("assignPublicIp"),
    },
  };
  const web = {
    name: "web",
    image: config.require("image"),
    environment: [{ name: "RELEASE", value: label }],
    command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1; done"],
    // A shell without a handler, as the first process of a container, does not hear SIGTERM.
    stopTimeout: 5,
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": logs.name,
        "awslogs-region": region,
        "awslogs-stream-prefix": "acceptance",
      },
    },
  };
  const migrate = new OneOffTask("migrate", {
    ...launch,
    taskDefinition: {
      family: name,
      cpu: "256",
      memory: "512",
      executionRoleArn,
      containerDefinitions: [web],
    },
    command,
    timeoutSeconds,
  });
  new aws.ecs.Service("web", {
    ...launch,
    name,
    taskDefinition: migrate.taskDefinitionArn,
    desiredCount: 1,
  });
}

function executionRole() {
  const role = new aws.iam.Role("execution", {
    name,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } },
      ],
    }),
  });
  const { partition } = aws.getPartitionOutput();
  new aws.iam.RolePolicyAttachment("execution", {
    role: role.name,
    policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
  });
  return role.arn;
}

function defaultSubnets() {
  const vpc = aws.ec2.getVpcOutput({ default: true });
  const filters = [
    { name: "vpc-id", values: [vpc.id] },
    { name: "default-for-az", values: ["true"] },
  ];
  return aws.ec2.getSubnetsOutput({ filters }).ids;
}
