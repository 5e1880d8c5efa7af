import { AwsCallError, backoffMs, isTransient, rideOut } from "../run/weather";
import { fingerprint } from "../values/fingerprint";
import { newestRevisions, type RevisionPorts } from "./newest";
import type { NormalDefinition } from "./normalise";
import { registeredBefore } from "./registeredBefore";
import type { Revision, Tags } from "./registry";
import { revisionNumber } from "./revisionNumber";
import { sameDefinition } from "./same";
import { ownerTags, siblingsAmong } from "./siblings";

/** A revision to run, and whether it is this resource's to deregister. */
export interface FoundRevision {
  readonly revision: Revision;
  readonly owned: boolean;
}

/** The same, and what else of the resource was seen on the way. */
export interface RegisteredRevision extends FoundRevision {
  /** ACTIVE revisions of the same owner besides this one, whether a state knows them or not. */
  readonly siblings: readonly string[];
}

/** Tag of a revision: a hash of its content and of the resource that registered it. */
export const contentTag = "pulumi-ecs-task:content";

/**
 * One revision for one content and owner, however often an `up` dies or several race. RegisterTaskDefinition makes a
 * new revision on every call, so its lost answer is looked for before it is repeated, and of two that were registered
 * at the same moment the older one stays.
 */
export async function registerOnce(
  content: NormalDefinition,
  owner: readonly string[],
  ports: RevisionPorts,
  userTags: Tags = {},
): Promise<RegisteredRevision> {
  const { clock, untilMs } = ports;
  const hash = fingerprint({ content, owner });
  const tags = { ...userTags, [contentTag]: hash, ...ownerTags(owner) };
  const isTwin = (revision: Revision) => revision.active && revision.tags[contentTag] === hash;
  const withSiblings = (found: FoundRevision, seen: readonly Revision[]): RegisteredRevision => ({
    ...found,
    siblings: siblingsAmong(seen, owner).filter((arn) => arn !== found.revision.arn),
  });
  for (let tries = 0; ; tries++) {
    const before = await registeredBefore(content.family, isTwin, ports);
    const found = oldest(before.filter(isTwin));
    if (found !== undefined) return withSiblings({ revision: found, owned: true }, before);
    try {
      const made = await register(content, tags, userTags, ports);
      if (!isTwin(made.revision)) return withSiblings(made, before);
      const looked = new Set([...before, made.revision].map(({ arn }) => arn));
      const since = await newestRevisions(content.family, ports, looked);
      const left = await yieldTo(oldest(since.filter(isTwin)), made, ports);
      return withSiblings(left, [...before, ...since]);
    } catch (error) {
      const waitMs = backoffMs(tries, clock.random());
      if (!isTransient(error) || clock.now() + waitMs >= untilMs) throw error;
      await clock.sleep(waitMs);
    }
  }
}

/** Gives way to a revision of the same content that another `up` has registered meanwhile, a moment earlier. */
async function yieldTo(
  other: Revision | undefined,
  made: FoundRevision,
  { registry, clock, untilMs }: RevisionPorts,
): Promise<FoundRevision> {
  if (other === undefined || revisionNumber(other.arn) > revisionNumber(made.revision.arn)) return made;
  await rideOut(() => registry.deregister(made.revision.arn), clock, untilMs);
  return { revision: other, owned: true };
}

/**
 * Registers with the tags, or, where tagging is denied, without them unless an equal definition is there. Tags that the
 * user asked for are never left out in silence: then the denial stands.
 */
async function register(
  content: NormalDefinition,
  tags: Tags,
  userTags: Tags,
  ports: RevisionPorts,
): Promise<FoundRevision> {
  try {
    return await registered(content, tags, ports);
  } catch (error) {
    if (!isTaggingDenied(error) || Object.keys(userTags).length > 0) throw error;
    const isEqual = (revision: Revision) => revision.active && sameDefinition(revision.content, content);
    const equal = (await registeredBefore(content.family, isEqual, ports)).find(isEqual);
    return equal === undefined ? registered(content, {}, ports) : { revision: equal, owned: false };
  }
}

async function registered(
  content: NormalDefinition,
  tags: Tags,
  { registry }: RevisionPorts,
): Promise<FoundRevision> {
  const arn = await registry.register(content, tags);
  const containers = content.containerDefinitions;
  return { revision: { arn, active: true, containers, tags, content: { ...content } }, owned: true };
}

function oldest(revisions: readonly Revision[]): Revision | undefined {
  return [...revisions].sort((a, b) => revisionNumber(a.arn) - revisionNumber(b.arn))[0];
}

/** RegisterTaskDefinition with tags needs ecs:TagResource too, and the error names the action that is missing. */
function isTaggingDenied(error: unknown): boolean {
  return (
    error instanceof AwsCallError &&
    error.code === "AccessDeniedException" &&
    /ecs:TagResource/.test(error.message)
  );
}
