import { AwsCallError, backoffMs, isTransient, rideOut } from "../run/weather";
import { isRegisteredFor, marksFor } from "./marks";
import { type Newest, newestRevisions, type RevisionPorts } from "./newest";
import type { NormalDefinition } from "./normalise";
import { type Owner, registeredBefore } from "./registeredBefore";
import type { Revision, Tags } from "./registry";
import { revisionNumber } from "./revisionNumber";
import { sameDefinition } from "./same";
import { siblingsAmong } from "./siblings";

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

export interface RegisterPorts extends RevisionPorts {
  /** The family's newest revisions, where they are being looked at already. */
  readonly firstLook?: Promise<Newest>;
  /** ARNs of what this process has registered for others, in which no owner has a mark: they need no look. */
  readonly ours?: Set<string>;
}

/**
 * One revision for one content and all of its owners, however often an `up` dies or several race.
 * RegisterTaskDefinition makes a new revision on every call, so its lost answer is looked for before it is repeated, and
 * of two that were registered for an owner at the same moment the older one is its. Resolves in the owners' order.
 */
export async function registerTogether(
  content: NormalDefinition,
  owners: readonly Owner[],
  { firstLook, ours = new Set(), ...ports }: RegisterPorts,
  userTags: Tags = {},
): Promise<readonly RegisteredRevision[]> {
  const { clock, untilMs } = ports;
  const isTwin = (revision: Revision, { id }: Owner) => isRegisteredFor(revision, content, id);
  let look = firstLook ?? newestRevisions(content.family, ports, ours);
  for (let tries = 0; ; tries++) {
    const before = await registeredBefore(await look, owners, isTwin, ports);
    const own = (owner: Owner) => oldest(before.filter((revision) => isTwin(revision, owner)));
    const [first, ...further] = owners.filter((owner) => own(owner) === undefined);
    const found = (owner: Owner) => ({ revision: own(owner) as Revision, owned: true });
    if (first === undefined) return owners.map((owner) => withSiblings(owner, found(owner), before));
    try {
      const marks = marksFor(content, [first.id, ...further.map(({ id }) => id)]);
      const made = await register(content, marks, first, userTags, ports);
      ours.add(made.revision.arn);
      const known = new Set([...ours, ...before.map(({ arn }) => arn)]);
      const isMarked = isTwin(made.revision, first);
      const since = isMarked ? (await newestRevisions(content.family, ports, known)).revisions : [];
      const taken = owners.map((owner) => {
        if (own(owner) !== undefined) return found(owner);
        const older = oldest(since.filter((revision) => isTwin(revision, owner)));
        if (older !== undefined && isOlder(older, made.revision)) return { revision: older, owned: true };
        // Without its mark on it, the others cannot be seen when the first one gives it up.
        return owner === first || isTwin(made.revision, owner) ? made : { ...made, owned: false };
      });
      const isTaken = taken.some(({ revision }) => revision === made.revision);
      if (!isTaken) await rideOut(() => ports.registry.deregister(made.revision.arn), clock, untilMs);
      const seen = [...before, ...since, ...(isTaken ? [made.revision] : [])];
      return owners.map((owner, index) => withSiblings(owner, taken[index] ?? made, seen));
    } catch (error) {
      const waitMs = backoffMs(tries, clock.random());
      if (!isTransient(error) || clock.now() + waitMs >= untilMs) throw error;
      await clock.sleep(waitMs);
      look = newestRevisions(content.family, ports, ours);
    }
  }
}

function withSiblings({ id }: Owner, taken: FoundRevision, seen: readonly Revision[]): RegisteredRevision {
  return { ...taken, siblings: siblingsAmong(seen, id).filter((arn) => arn !== taken.revision.arn) };
}

/**
 * Registers with the tags, or, where tagging is denied, without them unless an equal definition is there. Tags that the
 * user asked for are never left out in silence: then the denial stands.
 */
async function register(
  content: NormalDefinition,
  marks: Tags,
  first: Owner,
  userTags: Tags,
  ports: RevisionPorts,
): Promise<FoundRevision> {
  try {
    return await registered(content, { ...userTags, ...marks }, ports);
  } catch (error) {
    if (!isTaggingDenied(error) || Object.keys(userTags).length > 0) throw error;
    const isEqual = (revision: Revision) => revision.active && sameDefinition(revision.content, content);
    const newest = await newestRevisions(content.family, ports);
    const equal = (await registeredBefore(newest, [first], isEqual, ports)).find(isEqual);
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

function isOlder(one: Revision, other: Revision): boolean {
  return revisionNumber(one.arn) < revisionNumber(other.arn);
}

/** RegisterTaskDefinition with tags needs ecs:TagResource too, and the error names the action that is missing. */
function isTaggingDenied(error: unknown): boolean {
  return (
    error instanceof AwsCallError &&
    error.code === "AccessDeniedException" &&
    /ecs:TagResource/.test(error.message)
  );
}
