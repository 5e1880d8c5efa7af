import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-ecs";
import type { Tags } from "../../ports";
import type { Checked, Operations } from "../../protocol/operation";
import { checkTags } from "./limits";
import type { RequireResource } from "./resources";

/** TagResource, UntagResource and ListTagsForResource of clusters, task definitions, tasks and services. */
export function createTagOperations(tags: Tags, requireResource: RequireResource): Operations {
  return {
    async TagResource({ resourceArn, tags: added }: Checked<TagResourceRequest, "resourceArn" | "tags">) {
      await requireResource(resourceArn);
      checkTags(added);
      const merged = new Map(
        [...tags.of(resourceArn), ...added].map(({ key, value }) => [key, { key, value }]),
      );
      checkTags([...merged.values()]);
      tags.set(resourceArn, [...merged.values()]);
      return {};
    },

    async UntagResource({ resourceArn, tagKeys }: Checked<UntagResourceRequest, "resourceArn" | "tagKeys">) {
      await requireResource(resourceArn);
      tags.set(
        resourceArn,
        tags.of(resourceArn).filter(({ key }) => !tagKeys.includes(key)),
      );
      return {};
    },

    async ListTagsForResource({
      resourceArn,
    }: Checked<ListTagsForResourceRequest, "resourceArn">): Promise<ListTagsForResourceResponse> {
      await requireResource(resourceArn);
      return { tags: tags.of(resourceArn) };
    },
  };
}
