import { type Refusal, saysSo } from "./refusal";

/** What ECS finds wrong with a task definition, or with its roles. */
export const definitionRefusals: readonly Refusal[] = [
  {
    title: "A role is none",
    fits: saysSo(/Role is not valid/i),
    advice: () => [
      "executionRoleArn or taskRoleArn names no role of this account: give the ARN, arn:aws:iam::ACCOUNT:role/NAME, with its path if it has one.",
    ],
  },
  {
    title: "ECS cannot assume a role of the task",
    fits: saysSo(/unable to assume the role/i),
    advice: () => [
      "The role's trust policy must allow ecs-tasks.amazonaws.com to sts:AssumeRole, and you iam:PassRole on it. A role that was just made takes some seconds to be known everywhere: let the resource depend on it, or run `pulumi up` again.",
    ],
  },
  {
    title: "ECS cannot assume the infrastructure role",
    fits: saysSo(/assume the configured ECS Infrastructure Role/i),
    advice: () => [
      "The trust policy of volumeConfiguration's roleArn must allow ecs.amazonaws.com (not ecs-tasks) to sts:AssumeRole, and the role needs AmazonECSInfrastructureRolePolicyForVolumes. A role that was just made takes some seconds to be known everywhere.",
    ],
  },
  {
    title: "The account has no service-linked role for ECS",
    fits: saysSo(/assume the service linked role/i),
    advice: () => [
      "The account has never used ECS: `aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com` makes the role, which then takes some seconds to be known everywhere.",
    ],
  },
  {
    title: "Fargate has no such size",
    fits: saysSo(/No Fargate configuration exists|Invalid '(cpu|memory)' setting/i),
    advice: () => [
      "Fargate knows only certain pairs of cpu and memory, such as 256 with 512, 1024 or 2048: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    ],
  },
  {
    title: "An execution role is missing",
    fits: saysSo(/to have execution role/i),
    advice: () => [
      "Set executionRoleArn to a role with AmazonECSTaskExecutionRolePolicy: on Fargate, AWS pulls the image from ECR and opens the log with it.",
    ],
  },
  {
    title: "The task definition is not for that launch type",
    fits: saysSo(/does not support launch_?type|only supports network mode|requiresCompatibilities/i),
    advice: () => [
      'The definition and the run do not fit each other: Fargate wants requiresCompatibilities ["FARGATE"], networkMode awsvpc, and cpu and memory of the task; otherwise choose launchType "EC2" or a capacity provider with instances.',
    ],
  },
  {
    title: "The task definition is inactive",
    fits: saysSo(/TaskDefinition is inactive/i),
    advice: () => [
      "Somebody has deregistered that revision: register a new one, and name that in taskDefinitionArn. For an inline taskDefinition, `pulumi refresh` finds it, and the next `up` registers it again.",
    ],
  },
  {
    title: "The task definition is not there",
    fits: saysSo(/TaskDefinition not found|Unable to describe task definition/i),
    advice: (_, { region }) => [
      `There is no such task definition in ${region ?? "the region"} of this account: check taskDefinitionArn, the region and the profile.`,
    ],
  },
];
