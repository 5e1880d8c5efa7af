import {
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type Tag,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { TaskDefinitionArgs } from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";
import type { Context, Properties, ResourceType, State } from "../resource-type";
import { registration } from "./registration";
import { replaceTags, tagOutputs, toTagList } from "./tags";

type Inputs = Unwrap<TaskDefinitionArgs>;

/** A revision never changes, so nearly every change makes the next one. */
const replaces = true;

/** `aws.ecs.TaskDefinition`, its id its family. */
export const taskDefinition: ResourceType<Inputs> = {
  inputs: {
    family: { type: "string", required: true, replaces },
    containerDefinitions: { type: "string", required: true, replaces, json: true },
    cpu: { type: "string", replaces },
    memory: { type: "string", replaces },
    networkMode: { type: "string", replaces },
    requiresCompatibilities: { type: "array", replaces },
    executionRoleArn: { type: "string", replaces },
    taskRoleArn: { type: "string", replaces },
    runtimePlatform: { type: "object", replaces },
    ephemeralStorage: { type: "object", replaces },
    volumes: { type: "array", replaces },
    placementConstraints: { type: "array", replaces },
    ipcMode: { type: "string", replaces },
    pidMode: { type: "string", replaces },
    enableFaultInjection: { type: "boolean", replaces },
    skipDestroy: { type: "boolean" },
    tags: { type: "object" },
    region: { type: "string", replaces },
  },
  computed: { arn: "string", arnWithoutRevision: "string", revision: "integer", tagsAll: "object" },

  async create(inputs, context) {
    const { taskDefinition, tags } = await context.ecs.send(
      new RegisterTaskDefinitionCommand(registration(inputs)),
    );
    return stateOf(taskDefinition ?? {}, tags, context);
  },

  async read(id, known, context) {
    return find(arnOf(id, known), context);
  },

  async update(id, known, { tags }, changed, context) {
    const arn = arnOf(id, known);
    const current = await find(arn, context);
    if (current === undefined) throw new Error(`The task definition ${arn} is no longer active.`);
    if (!changed.has("tags")) return current;
    await replaceTags(arn, current.outputs.tagsAll, tags, context);
    return { ...current, outputs: { ...current.outputs, ...tagOutputs(toTagList(tags)) } };
  },

  async delete(id, known, context) {
    if (known.skipDestroy === true) return;
    const arn = arnOf(id, known);
    try {
      await context.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: arn }));
    } catch (error) {
      // ECS refuses to deregister what is no longer ACTIVE by the same error as any other wrong request.
      if ((await find(arn, context)) !== undefined) throw error;
    }
  },
};

/** The recorded revision; an import has only its id, which may also be an ARN. */
function arnOf(id: string, { arn }: Properties): string {
  return typeof arn === "string" ? arn : id;
}

async function find(arn: string, context: Context): Promise<RevisionState | undefined> {
  const request = { taskDefinition: arn, include: ["TAGS" as const] };
  const { taskDefinition, tags } = await context.ecs
    .send(new DescribeTaskDefinitionCommand(request))
    .catch((error: Error) => {
      // What ECS says of a revision that it never had or has deleted.
      if (error.name === "ClientException") return { taskDefinition: undefined, tags: undefined };
      throw error;
    });
  return taskDefinition?.status === "ACTIVE" ? stateOf(taskDefinition, tags, context) : undefined;
}

type RevisionState = State & { readonly outputs: ReturnType<typeof tagOutputs> };

/**
 * Not the container definitions: ECS gives them back with its own defaults filled in, which would look like a change,
 * and those of a revision never change.
 */
function stateOf(
  { taskDefinitionArn: arn = "", family = "", revision, networkMode }: TaskDefinition,
  tags: Tag[] | undefined,
  { region }: Context,
): RevisionState {
  const arnWithoutRevision = arn.replace(/:\d+$/, "");
  return {
    id: family,
    outputs: { arn, arnWithoutRevision, revision, networkMode, region, ...tagOutputs(tags) },
  };
}
