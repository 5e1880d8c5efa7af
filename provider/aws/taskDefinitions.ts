import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type ContainerDefinition as SdkContainer,
} from "@aws-sdk/client-ecs";
import type { DefinitionRegistry, RunnableContainer } from "../definition/registry";
import { AwsCallError } from "../run/weather";
import { call } from "./call";

/** Task definitions in ECS. */
export function ecsTaskDefinitions(ecs: ECSClient): DefinitionRegistry {
  return {
    async register(definition) {
      // The normal form has ECS's own names; members this package does not list are for ECS to check.
      const input = definition as unknown as RegisterTaskDefinitionCommandInput;
      const answer = await call(
        "ecs:RegisterTaskDefinition",
        ecs.send(new RegisterTaskDefinitionCommand(input)),
      );
      return required(
        answer.taskDefinition?.taskDefinitionArn,
        "RegisterTaskDefinition",
        "taskDefinitionArn",
      );
    },

    async find(reference) {
      try {
        const command = new DescribeTaskDefinitionCommand({ taskDefinition: reference });
        const { taskDefinition } = await call("ecs:DescribeTaskDefinition", ecs.send(command));
        return {
          arn: required(taskDefinition?.taskDefinitionArn, "DescribeTaskDefinition", "taskDefinitionArn"),
          active: taskDefinition?.status === "ACTIVE",
          containers: (taskDefinition?.containerDefinitions ?? []).map(fromSdk),
        };
      } catch (error) {
        if (isUnknownDefinition(error)) return undefined;
        throw error;
      }
    },

    async deregister(arn) {
      try {
        const command = new DeregisterTaskDefinitionCommand({ taskDefinition: arn });
        await call("ecs:DeregisterTaskDefinition", ecs.send(command));
      } catch (error) {
        if (!isUnknownDefinition(error)) throw error;
      }
    },
  };
}

function fromSdk({ name = "", essential = true, logConfiguration }: SdkContainer): RunnableContainer {
  if (logConfiguration?.logDriver === undefined) return { name, essential };
  const { logDriver, options = {} } = logConfiguration;
  return { name, essential, logConfiguration: { logDriver, options } };
}

/** ECS answers ClientException for a revision it does not know, and has no other error for these two calls' references. */
function isUnknownDefinition(error: unknown): boolean {
  return error instanceof AwsCallError && error.code === "ClientException";
}

function required<T>(value: T | undefined, operation: string, member: string): T {
  if (value === undefined) throw new Error(`${operation} answered without ${member}`);
  return value;
}
