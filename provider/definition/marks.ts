import { fingerprint } from "../values/fingerprint";
import type { Revision, Tags } from "./registry";

/** Who a revision is registered for: what tells one resource, and its place, from another. */
export type OwnerId = readonly string[];

/** Tag of a revision: a hash of its content and of the first resource that it was registered for. */
export const contentTag = "pulumi-ecs-task:content";

/** Tag of a revision: a hash of the first resource that it was registered for, whatever the content. */
const ownerTag = "pulumi-ecs-task:owner";

/** Beginning of a tag's key, for each further resource: its hash follows, and the value is that of a content tag. */
const furtherPrefix = "pulumi-ecs-task:owner:";

/** Tags that ECS allows on a revision. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html */
const mostTags = 50;

/** Left free beside the marks: for the counts of destroys, and for what others tag a revision with. */
const spareTags = 6;

/** How many resources one revision can be registered for. */
export function mostOwners(userTags: Tags): number {
  const own = 2;
  return Math.max(1, 1 + mostTags - own - spareTags - Object.keys(userTags).length);
}

/** The tags by which a revision is known to be registered for these resources. */
export function marksFor(content: unknown, [first, ...further]: readonly [OwnerId, ...OwnerId[]]): Tags {
  return {
    [contentTag]: contentMark(content, first),
    [ownerTag]: fingerprint(first),
    ...Object.fromEntries(further.map((owner) => [furtherKey(owner), contentMark(content, owner)])),
  };
}

/** Whether an ACTIVE revision was registered for a resource with this very content. */
export function isRegisteredFor({ active, tags }: Revision, content: unknown, owner: OwnerId): boolean {
  const mark = contentMark(content, owner);
  return active && (tags[contentTag] === mark || tags[furtherKey(owner)] === mark);
}

/** The keys of a resource's marks on a revision, whatever the content; none if it was not registered for it. */
export function marksOf(tags: Tags, owner: OwnerId): readonly string[] {
  const first = tags[ownerTag] === fingerprint(owner) ? [ownerTag, contentTag] : [];
  return [...first, furtherKey(owner)].filter((key) => tags[key] !== undefined);
}

/** Whether a revision belongs to others than these resources. */
export function hasOtherOwners(tags: Tags, owners: readonly OwnerId[]): boolean {
  const theirs = new Set(owners.flatMap((owner) => marksOf(tags, owner)));
  return Object.keys(tags).some(
    (key) => (key === ownerTag || key.startsWith(furtherPrefix)) && !theirs.has(key),
  );
}

function contentMark(content: unknown, owner: OwnerId): string {
  return fingerprint({ content, owner });
}

/** Half of the hash: keys are limited to 128 characters, and are read by people. */
function furtherKey(owner: OwnerId): string {
  return `${furtherPrefix}${fingerprint(owner).slice(0, 32)}`;
}
