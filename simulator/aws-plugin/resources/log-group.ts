import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  type LogGroupClass,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { Context, ResourceType, State } from "../resource-type";
import { surplusKeys, type Tags } from "./tags";

type Inputs = Unwrap<LogGroupArgs>;

/** `aws.cloudwatch.LogGroup`, its id its name. */
export const logGroup: ResourceType<Inputs> = {
  inputs: {
    name: { type: "string", replaces: true },
    logGroupClass: { type: "string", replaces: true },
    retentionInDays: { type: "integer" },
    skipDestroy: { type: "boolean" },
    tags: { type: "object" },
    region: { type: "string", replaces: true },
  },
  computed: { arn: "string", tagsAll: "object" },
  generatedNameLength: 512,

  async create({ name = "", logGroupClass, retentionInDays, tags }, context) {
    const request = { logGroupName: name, logGroupClass: logGroupClass as LogGroupClass | undefined, tags };
    await context.logs.send(new CreateLogGroupCommand(request));
    if (retentionInDays) await setRetention(name, retentionInDays, context);
    return mustFind(name, context);
  },

  async read(id, _known, context) {
    return find(id, context);
  },

  async update(id, _known, { retentionInDays, tags }, changed, context) {
    if (changed.has("retentionInDays")) await setRetention(id, retentionInDays, context);
    if (changed.has("tags")) await setTags(await mustFind(id, context), tags, context);
    return mustFind(id, context);
  },

  async delete(id, { skipDestroy }, { logs }) {
    if (skipDestroy === true) return;
    await logs.send(new DeleteLogGroupCommand({ logGroupName: id })).catch((error: Error) => {
      if (error.name !== "ResourceNotFoundException") throw error;
    });
  },
};

async function setRetention(
  logGroupName: string,
  retentionInDays: number | undefined,
  { logs }: Context,
): Promise<void> {
  // The real provider's spelling of "for ever" is 0.
  if (retentionInDays) await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  else await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
}

async function setTags(
  { outputs }: LogGroupState,
  wanted: Tags | undefined,
  { logs }: Context,
): Promise<void> {
  const { arn: resourceArn, tagsAll } = outputs;
  const tagKeys = surplusKeys(tagsAll, wanted);
  if (tagKeys.length > 0) await logs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  if (wanted) await logs.send(new TagResourceCommand({ resourceArn, tags: wanted }));
}

type LogGroupState = State & { readonly outputs: { readonly arn: string; readonly tagsAll: Tags } };

async function mustFind(name: string, context: Context): Promise<LogGroupState> {
  const state = await find(name, context);
  if (state === undefined) throw new Error(`The log group ${name} is gone.`);
  return state;
}

async function find(name: string, { logs, region }: Context): Promise<LogGroupState | undefined> {
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
  const group = logGroups?.find(({ logGroupName }) => logGroupName === name);
  if (group === undefined) return undefined;
  // Operations on tags want the ARN without the `:*` that stands for all streams, and so do policies.
  const arn = (group.arn ?? "").replace(/:\*$/, "");
  const { tags = {} } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
  const { retentionInDays = 0, logGroupClass } = group;
  return { id: name, outputs: { name, arn, retentionInDays, logGroupClass, region, tags, tagsAll: tags } };
}
