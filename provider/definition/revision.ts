import { rideOut } from "../run/weather";
import { fingerprint } from "../values/fingerprint";
import type { Take } from "./boarding";
import type { RevisionPorts } from "./newest";
import type { NormalDefinition } from "./normalise";
import type { Owner } from "./registeredBefore";
import type { RegisteredRevision } from "./registerTogether";
import type { Revision, Tags } from "./registry";

/** An inline definition to be found or registered. */
export interface WantedRevision {
  readonly content: NormalDefinition;
  /** Who it is registered for. */
  readonly owner: Owner;
  /** The user's tags for a revision that is registered. One that is found keeps what it has. */
  readonly tags?: Tags;
  /** The revision in the state, if there is one. */
  readonly known?: { readonly arn: string; readonly content: unknown; readonly owned: boolean };
}

/**
 * The revision to run for an inline definition: the state's own if it still serves, else one that an interrupted `up`
 * has registered with the same content, else a new one.
 */
export async function registeredRevision(
  wanted: WantedRevision,
  take: Take,
  ports: RevisionPorts,
): Promise<RegisteredRevision> {
  const { content, owner, known, tags } = wanted;
  const { registry, clock, untilMs } = ports;
  if (known !== undefined && fingerprint(known.content) === fingerprint(content)) {
    const revision = await rideOut(() => registry.find(known.arn), clock, untilMs);
    if (revision?.active) return { revision, owned: known.owned, siblings: [] };
  }
  return take(content, owner, ports, tags);
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
