import { fingerprint } from "../values/fingerprint";
import { newestRevisions, type RevisionPorts } from "./newest";
import type { Revision, Tags } from "./registry";

/** Tag of a revision: a hash of the resource that registered it, whatever the content. */
const ownerTag = "pulumi-ecs-task:owner";

export function ownerTags(owner: readonly string[]): Tags {
  return { [ownerTag]: fingerprint(owner) };
}

/**
 * The ACTIVE ones that a resource has registered. An `up` that was killed between registering and its state write
 * leaves one that no state knows; recorded by the next `up`, it is superseded and destroyed like the others. Otherwise
 * it would outlive the resource, and another one of its name and content, created within the hour, would be answered
 * with the old run.
 */
export function siblingsAmong(revisions: readonly Revision[], owner: readonly string[]): readonly string[] {
  const mark = ownerTags(owner)[ownerTag];
  return revisions.filter(({ active, tags }) => active && tags[ownerTag] === mark).map(({ arn }) => arn);
}

/** Those among a family's newest that are not `known`. */
export async function straysOf(
  family: string,
  owner: readonly string[],
  known: readonly string[],
  ports: RevisionPorts,
): Promise<readonly string[]> {
  return siblingsAmong(await newestRevisions(family, ports, new Set(known)), owner);
}
