import type { Clock } from "../run/clock";
import { AwsCallError, backoffMs, isTransient, rideOut } from "../run/weather";
import { fingerprint } from "../values/fingerprint";
import type { NormalDefinition } from "./normalise";
import type { DefinitionRegistry, Revision, Tags } from "./registry";
import { sameDefinition } from "./same";

/** A revision to run, and whether it is this resource's to deregister. */
export interface FoundRevision {
  readonly revision: Revision;
  readonly owned: boolean;
}

export interface RevisionPorts {
  readonly registry: DefinitionRegistry;
  readonly clock: Clock;
  /** When to give up riding out AWS's weather, in milliseconds on the clock. */
  readonly untilMs: number;
}

/** Tag of a revision: a hash of its content and of the resource that registered it. */
export const contentTag = "pulumi-ecs-task:content";

/**
 * How many of a family's newest revisions are looked at for one that an interrupted `up` has registered. Others may
 * have registered a few since, and each look is a call.
 */
const newestLookedAt = 5;

/**
 * One revision for one content and owner, however often an `up` dies or several race. RegisterTaskDefinition makes a
 * new revision on every call, so its lost answer is looked for before it is repeated, and of two that were registered
 * at the same moment the older one stays.
 */
export async function registerOnce(
  content: NormalDefinition,
  owner: readonly string[],
  ports: RevisionPorts,
): Promise<FoundRevision> {
  const { clock, untilMs } = ports;
  const hash = fingerprint({ content, owner });
  const isOurs = ({ active, tags }: Revision) => active && tags[contentTag] === hash;
  for (let tries = 0; ; tries++) {
    const before = await newestRevisions(content.family, ports);
    const found = oldest(before.filter(isOurs));
    if (found !== undefined) return { revision: found, owned: true };
    try {
      const made = await register(content, { [contentTag]: hash }, ports);
      if (!isOurs(made.revision)) return made;
      const looked = new Set([...before, made.revision].map(({ arn }) => arn));
      const since = await newestRevisions(content.family, ports, looked);
      return await yieldTo(oldest(since.filter(isOurs)), made, ports);
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
  if (other === undefined || numberOf(other) > numberOf(made.revision)) return made;
  await rideOut(() => registry.deregister(made.revision.arn), clock, untilMs);
  return { revision: other, owned: true };
}

/** Registers with the tag, or, where tagging is denied, without it unless an equal definition is there. */
async function register(content: NormalDefinition, tags: Tags, ports: RevisionPorts): Promise<FoundRevision> {
  try {
    return await registered(content, tags, ports);
  } catch (error) {
    if (!isTaggingDenied(error)) throw error;
    const newest = await newestRevisions(content.family, ports);
    const equal = newest.find((revision) => revision.active && sameDefinition(revision.content, content));
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

/** A family's newest revisions, but for those that were looked at already. */
async function newestRevisions(
  family: string,
  { registry, clock, untilMs }: RevisionPorts,
  looked: ReadonlySet<string> = new Set(),
): Promise<Revision[]> {
  const arns = await rideOut(() => registry.newest(family, newestLookedAt), clock, untilMs);
  const unseen = arns.filter((arn) => !looked.has(arn));
  const revisions = await Promise.all(unseen.map((arn) => rideOut(() => registry.find(arn), clock, untilMs)));
  return revisions.filter((revision) => revision !== undefined);
}

function oldest(revisions: readonly Revision[]): Revision | undefined {
  return [...revisions].sort((a, b) => numberOf(a) - numberOf(b))[0];
}

/** 3 for `arn:aws:ecs:eu-west-1:123456789012:task-definition/hi-web:3`. */
function numberOf({ arn }: Revision): number {
  return Number(arn.slice(arn.lastIndexOf(":") + 1));
}

/** RegisterTaskDefinition with tags needs ecs:TagResource too, and the error names the action that is missing. */
function isTaggingDenied(error: unknown): boolean {
  return (
    error instanceof AwsCallError &&
    error.code === "AccessDeniedException" &&
    /ecs:TagResource/.test(error.message)
  );
}
