import type { Tags } from "../../ports";

/** Tags of ECS resources, each key once, in the order in which the keys came. */
export function createTags(): Tags {
  const byArn = new Map<string, { key: string; value: string }[]>();
  return {
    of: (resourceArn) => (byArn.get(resourceArn) ?? []).map((tag) => ({ ...tag })),
    set(resourceArn, tags) {
      const values = new Map(tags.map(({ key = "", value = "" }) => [key, value]));
      byArn.set(
        resourceArn,
        [...values].map(([key, value]) => ({ key, value })),
      );
    },
    remove(resourceArn) {
      byArn.delete(resourceArn);
    },
  };
}
