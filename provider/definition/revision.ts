import type { Clock } from "../run/clock";
import { AwsCallError, backoffMs, isTransient, rideOut } from "../run/weather";
import { fingerprint } from "../values/fingerprint";
import type { NormalDefinition } from "./normalise";
import type { DefinitionRegistry, Revision, Tags } from "./registry";
import { sameDefinition } from "./same";

/** An inline definition to be found or registered. */
export interface WantedRevision {
  readonly content: NormalDefinition;
  /** Who registers it: two resources never share a revision, since each deregisters its own. */
  readonly owner: readonly string[];
  /** The revision in the state, if there is one. */
  readonly known?: { readonly arn: string; readonly content: unknown; readonly owned: boolean };
}

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
 * The revision to run for an inline definition: the state's own if it still serves, else one that an interrupted `up`
 * has registered with the same content, else a new one. A lost answer of RegisterTaskDefinition is looked for, never
 * asked for twice blindly.
 */
export async function registeredRevision(
  wanted: WantedRevision,
  ports: RevisionPorts,
): Promise<FoundRevision> {
  const { content, owner, known } = wanted;
  const { registry, clock, untilMs } = ports;
  if (known !== undefined && fingerprint(known.content) === fingerprint(content)) {
    const revision = await rideOut(() => registry.find(known.arn), clock, untilMs);
    if (revision?.active) return { revision, owned: known.owned };
  }
  const hash = fingerprint({ content, owner });
  for (let tries = 0; ; tries++) {
    const tagged = await findNewest(content.family, ports, ({ tags }) => tags[contentTag] === hash);
    if (tagged !== undefined) return { revision: tagged, owned: true };
    try {
      return await register(content, { [contentTag]: hash }, ports);
    } catch (error) {
      const waitMs = backoffMs(tries, clock.random());
      if (!isTransient(error) || clock.now() + waitMs >= untilMs) throw error;
      await clock.sleep(waitMs);
    }
  }
}

/** Registers with the tag, or, where tagging is denied, without it unless an equal definition is there. */
async function register(content: NormalDefinition, tags: Tags, ports: RevisionPorts): Promise<FoundRevision> {
  try {
    return await registered(content, tags, ports);
  } catch (error) {
    if (!isTaggingDenied(error)) throw error;
    const equal = await findNewest(content.family, ports, (revision) =>
      sameDefinition(revision.content, content),
    );
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

async function findNewest(
  family: string,
  { registry, clock, untilMs }: RevisionPorts,
  fits: (revision: Revision) => boolean,
): Promise<Revision | undefined> {
  const arns = await rideOut(() => registry.newest(family, newestLookedAt), clock, untilMs);
  const revisions = await Promise.all(arns.map((arn) => rideOut(() => registry.find(arn), clock, untilMs)));
  return revisions.find((revision) => revision?.active && fits(revision));
}

/** RegisterTaskDefinition with tags needs ecs:TagResource too, and the error names the action that is missing. */
function isTaggingDenied(error: unknown): boolean {
  return (
    error instanceof AwsCallError &&
    error.code === "AccessDeniedException" &&
    /ecs:TagResource/.test(error.message)
  );
}

/** The revision behind the reference to an existing definition. Throws when nothing can be run from it. */
export async function existingRevision(
  reference: string,
  { registry, clock, untilMs }: RevisionPorts,
): Promise<Revision> {
  const revision = await rideOut(() => registry.find(reference), clock, untilMs);
  if (revision === undefined) {
    throw new Error(
      `taskDefinitionArn is "${reference}", and ECS has no such task definition in this account and region`,
    );
  }
  if (!revision.active) {
    throw new Error(
      `taskDefinitionArn is "${reference}", which is INACTIVE: nothing new can run from it; name an ACTIVE revision`,
    );
  }
  return revision;
}
