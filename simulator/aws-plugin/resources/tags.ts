import { TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecs";
import type { Context } from "../resource-type";

export type Tags = Readonly<Record<string, string>>;

/** Tags as ECS takes them. */
export function toTagList(tags: Tags | undefined): { key: string; value: string }[] | undefined {
  return tags && Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** Tags as the provider's outputs have them. Default tags are inputs already, so both are the same. */
export function tagOutputs(list: readonly { key?: string | undefined; value?: string | undefined }[] = []): {
  tags: Tags;
  tagsAll: Tags;
} {
  const tags = Object.fromEntries(list.map(({ key = "", value = "" }) => [key, value]));
  return { tags, tagsAll: tags };
}

/** Keys to take away from a resource that has `current` and should have `wanted`. */
export function surplusKeys(current: Tags, wanted: Tags = {}): string[] {
  return Object.keys(current).filter((key) => !(key in wanted));
}

/** Gives the ECS resource exactly the tags `wanted`, where it has `current`. */
export async function replaceTags(
  resourceArn: string,
  current: Tags,
  wanted: Tags | undefined,
  { ecs }: Context,
): Promise<void> {
  const tagKeys = surplusKeys(current, wanted);
  if (tagKeys.length > 0) await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
  const tags = toTagList(wanted) ?? [];
  if (tags.length > 0) await ecs.send(new TagResourceCommand({ resourceArn, tags }));
}
