const aws = require("@pulumi/aws");
const { OneOffTask } = require("pulumi-ecs-task");

const { task, service } = JSON.parse(process.env.BENCH ?? "{}");

const migrate = new OneOffTask("migrate", task);
new aws.ecs.Service("web", { ...service, taskDefinition: migrate.taskDefinitionArn });
