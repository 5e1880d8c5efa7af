import { type Cause, named, noWay, says } from "../cause";
import { wayTo } from "./reach";
import { deniedAction, preparingRole } from "./role";

const logger = /logger args|logging driver|log (group|stream)/i;
const page = "resource-initialization-error";

/** Why a container's log could not be opened. A container without its log does not start. */
export const loggingCauses: readonly Cause[] = [
  {
    title: "The log group is not there",
    fits: says(
      logger,
      /ResourceNotFoundException|log group does not exist|cannot find the Amazon CloudWatch/i,
    ),
    cause: "The log group of a container's logConfiguration does not exist in its awslogs-region.",
    advice:
      'Create it before the task (aws.cloudwatch.LogGroup, its name passed on as an output), or have it made with `logs: { group, retentionDays }`; awslogs-create-group: "true" needs logs:CreateLogGroup for the execution role.',
    page,
  },
  {
    title: "The log may not be written",
    fits: says(logger, /AccessDenied|not authorized to perform/i),
    cause: (seen) => `AWS denies ${named(deniedAction, seen) ?? "the log"} to the task.`,
    advice: (seen) =>
      `Give ${preparingRole(seen)} logs:CreateLogStream and logs:PutLogEvents on the group, and logs:CreateLogGroup where awslogs-create-group is set: AmazonECSTaskExecutionRolePolicy has the first two alone.`,
    page,
  },
  {
    title: "CloudWatch Logs cannot be reached",
    fits: says(logger, noWay),
    cause: "The task has no way through its network to CloudWatch Logs, and does not start without its log.",
    advice: wayTo("CloudWatch Logs", "logs"),
    page: "verify-connectivity",
  },
  {
    title: "The log cannot be opened",
    fits: says(logger),
    cause: "A container's log driver could not be started with its options.",
    advice:
      "Check logConfiguration: the options are those of that driver, and the place that they name answers. Fargate has awslogs, splunk and awsfirelens.",
    page,
  },
];
