import type { DefinitionRegistry, Tags } from "./registry";

/** Keys of this package's own tags, which nobody's inputs change. */
const ownKey = /^pulumi-ecs-task:/;

/**
 * Brings a revision's tags from what was asked for before to what is asked for now, with the calls that this takes. What
 * others have tagged it with stays.
 */
export async function retag(
  arn: string,
  before: Tags,
  after: Tags,
  registry: Pick<DefinitionRegistry, "tag" | "untag">,
): Promise<void> {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key) && !ownKey.test(key));
  const changed = Object.entries(after).filter(([key, value]) => before[key] !== value && !ownKey.test(key));
  // In this order: a revision has 50 tags at most.
  if (gone.length > 0) await registry.untag(arn, gone);
  if (changed.length > 0) await registry.tag(arn, Object.fromEntries(changed));
}
