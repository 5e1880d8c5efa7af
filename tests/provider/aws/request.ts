import type { RunRequest } from "../../../provider/run/tasks";

/** The smallest request there is. */
export const request: RunRequest = {
  cluster: "prod",
  taskDefinitionArn: "arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:1",
  container: "web",
  environment: { ECS_TASK_RUN_ID: "0123456789abcdef" },
  startedBy: "ecs-task/prod/migrate/0123456789ab",
};

/** The input of RunTask that it makes with the token `token`. */
export const bare = {
  cluster: "prod",
  taskDefinition: request.taskDefinitionArn,
  count: 1,
  startedBy: request.startedBy,
  clientToken: "token",
  overrides: {
    containerOverrides: [
      { name: "web", environment: [{ name: "ECS_TASK_RUN_ID", value: "0123456789abcdef" }] },
    ],
  },
};
