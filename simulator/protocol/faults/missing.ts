import type { DescribeTasksResponse } from "@aws-sdk/client-ecs";
import { AwsError } from "../operation";

/**
 * Reads just after a write may not see it (Amazon ECS API Reference, DescribeTasks: "eventual consistency model").
 * By operation: what it answers then, made of its real output.
 */
const unseen: Readonly<Record<string, (output: object) => object>> = {
  DescribeTasks: (output: DescribeTasksResponse) => ({
    tasks: [],
    failures: [
      ...(output.failures ?? []),
      ...(output.tasks ?? []).map(({ taskArn }) => ({ arn: taskArn, reason: "MISSING" })),
    ],
  }),
  DescribeTaskDefinition: () => {
    throw new AwsError("ClientException", "Unable to describe task definition.");
  },
  ListTasks: () => ({ taskArns: [] }),
  DescribeLogStreams: () => ({ logStreams: [] }),
  GetLogEvents: () => {
    throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
  },
};

/** The operations that know how to answer as if their object were not there yet. */
export const operationsThatMiss: readonly string[] = Object.keys(unseen);

/** Turns an operation's output into the one that does not see the object yet. Throws where AWS answers an error. */
export function asMissing(operation: string, output: object): object {
  return unseen[operation]?.(output) ?? output;
}
