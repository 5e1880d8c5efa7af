import {
  type Cluster,
  type ClusterSetting,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
} from "@aws-sdk/client-ecs";
import type { ClusterArgs } from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";
import type { Context, ResourceType, State } from "../resource-type";
import { poll } from "./poll";
import { replaceTags, tagOutputs, toTagList } from "./tags";

type Inputs = Unwrap<ClusterArgs>;

/** Errors of DeleteCluster that pass once what is in the cluster has gone; the real provider waits for that, too. */
const STILL_IN_USE = [
  "ClusterContainsContainerInstancesException",
  "ClusterContainsServicesException",
  "ClusterContainsTasksException",
  "UpdateInProgressException",
];

/** `aws.ecs.Cluster`, its id its ARN. */
export const cluster: ResourceType<Inputs> = {
  inputs: {
    name: { type: "string", replaces: true },
    // A replacement, where the real provider calls UpdateCluster: the simulator does not serve it.
    settings: { type: "array", replaces: true },
    tags: { type: "object" },
    region: { type: "string", replaces: true },
  },
  computed: { arn: "string", tagsAll: "object" },
  generatedNameLength: 255,

  async create({ name, settings, tags }, context) {
    const tagList = toTagList(tags);
    const request = { clusterName: name, settings: settings as ClusterSetting[] | undefined, tags: tagList };
    const { cluster } = await context.ecs.send(new CreateClusterCommand(request));
    return stateOf(cluster ?? {}, context);
  },

  async read(id, _known, context) {
    const cluster = await describe(id, context);
    return cluster && stateOf(cluster, context);
  },

  async update(id, _known, { tags }, changed, context) {
    const current = await describe(id, context);
    if (changed.has("tags")) await replaceTags(id, tagOutputs(current?.tags).tagsAll, tags, context);
    return stateOf((await describe(id, context)) ?? {}, context);
  },

  async delete(id, _known, context) {
    await poll(context, async () => {
      try {
        await context.ecs.send(new DeleteClusterCommand({ cluster: id }));
        return true;
      } catch (error) {
        const { name } = error as Error;
        if (name === "ClusterNotFoundException") return true;
        if (STILL_IN_USE.includes(name)) return `${id} is still in use: ${name}`;
        throw error;
      }
    });
  },
};

async function describe(id: string, { ecs }: Context): Promise<Cluster | undefined> {
  const request = { clusters: [id], include: ["TAGS" as const, "SETTINGS" as const] };
  const { clusters } = await ecs.send(new DescribeClustersCommand(request));
  return clusters?.find(({ status }) => status !== "INACTIVE");
}

function stateOf(
  { clusterArn: arn = "", clusterName: name, settings, tags }: Cluster,
  { region }: Context,
): State {
  return { id: arn, outputs: { arn, name, settings, region, ...tagOutputs(tags) } };
}
