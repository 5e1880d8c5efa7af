import { type FailureSample, neverStarted, onEc2 } from "../sample";

const logger = "ResourceInitializationError: failed to validate logger args: ";

export const loggingSamples: readonly FailureSample[] = [
  {
    title: "The log group is not there",
    when: "The group of `awslogs-group` does not exist, and nobody was told to create it.",
    outcome: neverStarted(
      `${logger}create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1`,
    ),
  },
  {
    title: "The log may not be written",
    when: "The execution role lacks the permission.",
    outcome: neverStarted(
      `${logger}create stream has been retried 1 times: failed to create Cloudwatch log group: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/hi-web-execution/1f9b3c0d is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/hi-web:log-stream: because no identity-based policy allows the logs:CreateLogGroup action status code: 400 : exit status 1`,
    ),
  },
  {
    title: "CloudWatch Logs cannot be reached",
    when: "The task's subnet has no way to CloudWatch Logs. ECS says no more than that its helper was killed.",
    outcome: neverStarted(`${logger}: signal: killed`),
  },
  {
    title: "The log cannot be opened",
    when: "The log driver does not take its options.",
    outcome: neverStarted(
      "Task failed to start",
      "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: splunk: splunk-token is expected",
      onEc2,
    ),
  },
];
