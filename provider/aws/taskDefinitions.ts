import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type ContainerDefinition as SdkContainer,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-ecs";
import type { DefinitionRegistry, RunnableContainer } from "../definition/registry";
import { atOnce, type Paced } from "../run/pace";
import { AwsCallError } from "../run/weather";
import { defined } from "../values/defined";
import { call } from "./call";
import { toTags } from "./tags";

/**
 * Task definitions in ECS, looked at at a pace. `ecsOnce` is a client that makes each call once, for the one that is not
 * idempotent, and for those that whoever needs them makes again.
 */
export function ecsTaskDefinitions(
  ecs: ECSClient,
  ecsOnce: ECSClient,
  reads: Paced = atOnce,
): DefinitionRegistry {
  /** As many pages as it takes; a page has 100 at most. */
  async function list(
    familyPrefix: string,
    status: "ACTIVE" | "INACTIVE",
    most: number,
  ): Promise<readonly string[]> {
    const arns: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = { maxResults: Math.min(100, most - arns.length), ...defined({ nextToken }) };
      const command = new ListTaskDefinitionsCommand({ familyPrefix, status, sort: "DESC", ...page });
      const answer = await reads(() => call("ecs:ListTaskDefinitions", ecs.send(command)));
      arns.push(...(answer.taskDefinitionArns ?? []));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined && arns.length < most);
    return arns;
  }

  return {
    async register(definition, tags) {
      // The normal form has ECS's own names; members this package does not list are for ECS to check.
      const input = { ...definition, ...(Object.keys(tags).length > 0 && { tags: toTags(tags) }) };
      const command = new RegisterTaskDefinitionCommand(
        input as unknown as RegisterTaskDefinitionCommandInput,
      );
      const answer = await call("ecs:RegisterTaskDefinition", ecsOnce.send(command));
      return required(
        answer.taskDefinition?.taskDefinitionArn,
        "RegisterTaskDefinition",
        "taskDefinitionArn",
      );
    },

    async find(reference) {
      try {
        const command = new DescribeTaskDefinitionCommand({ taskDefinition: reference, include: ["TAGS"] });
        const { taskDefinition, tags = [] } = await reads(() =>
          call("ecs:DescribeTaskDefinition", ecs.send(command)),
        );
        return {
          arn: required(taskDefinition?.taskDefinitionArn, "DescribeTaskDefinition", "taskDefinitionArn"),
          active: taskDefinition?.status === "ACTIVE",
          containers: (taskDefinition?.containerDefinitions ?? []).map(fromSdk),
          tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
          content: { ...taskDefinition },
        };
      } catch (error) {
        if (isUnknownDefinition(error)) return undefined;
        throw error;
      }
    },

    newest: (family, most) => list(family, "ACTIVE", most),
    list,

    async tag(resourceArn, tags) {
      const command = new TagResourceCommand({ resourceArn, tags: toTags(tags) });
      await call("ecs:TagResource", ecsOnce.send(command));
    },

    async untag(resourceArn, keys) {
      const command = new UntagResourceCommand({ resourceArn, tagKeys: [...keys] });
      await call("ecs:UntagResource", ecs.send(command));
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

function fromSdk(container: SdkContainer): RunnableContainer {
  const { name = "", essential = true, logConfiguration, firelensConfiguration } = container;
  const router = firelensConfiguration?.type && {
    firelensConfiguration: { type: firelensConfiguration.type },
  };
  if (logConfiguration?.logDriver === undefined) return { name, essential, ...router };
  const { logDriver, options = {} } = logConfiguration;
  return { name, essential, logConfiguration: { logDriver, options }, ...router };
}

/**
 * ECS answers ClientException for a revision it does not know, and has no other error for these two calls' references,
 * but for a transient one: "Too many concurrent attempts" is a ClientException too.
 */
function isUnknownDefinition(error: unknown): boolean {
  return error instanceof AwsCallError && error.code === "ClientException" && !error.transient;
}

function required<T>(value: T | undefined, operation: string, member: string): T {
  if (value === undefined) throw new Error(`${operation} answered without ${member}`);
  return value;
}
