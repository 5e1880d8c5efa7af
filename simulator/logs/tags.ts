import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Checked, Operations } from "../protocol/operation";
import type { LogStore } from "./store";

/** TagResource, UntagResource and ListTagsForResource of log groups, by their ARN. */
export function createLogTagOperations(store: LogStore): Operations {
  return {
    TagResource({ resourceArn, tags }: Checked<TagResourceRequest, "resourceArn">) {
      const group = store.group(resourceArn);
      group.tags = { ...group.tags, ...tags };
      return {};
    },

    UntagResource({ resourceArn, tagKeys }: Checked<UntagResourceRequest, "resourceArn" | "tagKeys">) {
      const group = store.group(resourceArn);
      group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key)));
      return {};
    },

    ListTagsForResource: ({
      resourceArn,
    }: Checked<ListTagsForResourceRequest, "resourceArn">): ListTagsForResourceResponse => ({
      tags: store.group(resourceArn).tags,
    }),
  };
}
