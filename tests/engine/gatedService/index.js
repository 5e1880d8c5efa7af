const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");
const { GatedService } = require("pulumi-ecs-task");

const cluster = new aws.ecs.Cluster("main", { name: "main" });
const logs = new aws.cloudwatch.LogGroup("app", { name: "app" });

// What a test varies comes from its environment, so that one program serves them all.
const {
  container = {},
  containers = [],
  environment,
  release = {},
  afterDeploy,
  onFailedDeploy,
  service = {},
  secretEnvironment = {},
  plain = false,
  adopt = false,
  protect = false,
  ignoresCount = false,
  ...args
} = JSON.parse(process.env.TASK_UNDER_TEST ?? "{}");

const secrets = Object.fromEntries(
  Object.entries(secretEnvironment).map(([name, value]) => [name, pulumi.secret(value)]),
);
const command = (own) => ({
  command: ["node", "migrate.js"],
  ...own,
  environment: { ...environment, ...own.environment, ...secrets },
});
const commands = (own) => (Array.isArray(own) ? own.map(command) : command(own));

const launch = {
  launchType: "FARGATE",
  networkConfiguration: { subnets: ["subnet-1"], securityGroups: ["sg-1"] },
};
const taskDefinition = {
  family: "app",
  cpu: "256",
  memory: "512",
  executionRoleArn: "arn:aws:iam::123456789012:role/execution",
  containerDefinitions: [
    { name: "web", image: "app:v1", command: ["node", "web.js"], ...container },
    ...containers,
  ],
};

// As for a service whose count is left to autoscaling.
const transforms = ignoresCount
  ? [
      ({ type, props, opts }) =>
        type === "aws:ecs/service:Service"
          ? { props, opts: pulumi.mergeOptions(opts, { ignoreChanges: ["desiredCount"] }) }
          : undefined,
    ]
  : [];

// A service as it may have been in a program before there was a release.
if (plain) {
  const definition = new aws.ecs.TaskDefinition("app", {
    ...taskDefinition,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: JSON.stringify(taskDefinition.containerDefinitions),
  });
  new aws.ecs.Service("old-web", {
    ...launch,
    name: "web",
    cluster: cluster.arn,
    taskDefinition: definition.arn,
    desiredCount: 1,
    ...service,
  });
} else {
  const given = {
    cluster: cluster.arn,
    logs: { group: logs.name },
    ...(args.taskDefinitionArn === undefined && { taskDefinition }),
    release: commands(release),
    service: { name: "web", ...launch, desiredCount: 1, ...service },
    ...(afterDeploy && { afterDeploy: commands(afterDeploy) }),
    ...(onFailedDeploy && { onFailedDeploy: command(onFailedDeploy) }),
    ...(adopt && { serviceAliases: [{ name: "old-web", parent: pulumi.rootStackResource }] }),
    ...args,
  };
  const gated = new GatedService("web", given, { protect, transforms, dependsOn: [logs] });
  exports.taskDefinitionArn = gated.taskDefinitionArn;
  exports.release = gated.release;
  exports.afterDeploy = gated.afterDeploy;
  exports.serviceName = gated.service.name;
}
