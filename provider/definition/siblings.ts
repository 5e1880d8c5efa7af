import { marksOf, type OwnerId } from "./marks";
import { newestRevisions, type RevisionPorts } from "./newest";
import type { Revision } from "./registry";

/**
 * The ACTIVE ones that were registered for a resource. An `up` that was killed between registering and its state write
 * leaves one that no state knows; recorded by the next `up`, it is superseded and destroyed like the others. Otherwise
 * it would outlive the resource, and another one of its name and content, created within the hour, would be answered
 * with the old run.
 */
export function siblingsAmong(revisions: readonly Revision[], owner: OwnerId): readonly string[] {
  return revisions
    .filter(({ active, tags }) => active && marksOf(tags, owner).length > 0)
    .map(({ arn }) => arn);
}

/** Those among a family's newest that are not `known`. */
export async function straysOf(
  family: string,
  owner: OwnerId,
  known: readonly string[],
  ports: RevisionPorts,
): Promise<readonly string[]> {
  const { revisions } = await newestRevisions(family, ports, new Set(known));
  return siblingsAmong(revisions, owner);
}
