import type { PropagateTags, Tag } from "@aws-sdk/client-ecs";

/** Tags in the order of their keys, as ECS takes them. */
export function toTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
}

/** Where ECS copies tags from; NONE is what it does without a word. */
export function propagatedFrom(propagateTags: string | undefined): PropagateTags | undefined {
  return propagateTags === "NONE" ? undefined : (propagateTags as PropagateTags | undefined);
}
