import type { Clock } from "../run/clock";
import { rideOut } from "../run/weather";
import type { DefinitionRegistry, Revision } from "./registry";

export interface RevisionPorts {
  readonly registry: DefinitionRegistry;
  readonly clock: Clock;
  /** When to give up riding out AWS's weather, in milliseconds on the clock. */
  readonly untilMs: number;
}

/**
 * How many of a family's newest revisions are looked at for one that an interrupted `up` has registered. Others may
 * have registered a few since, and each look is a call.
 */
export const newestLookedAt = 5;

/** A look at a family's newest revisions. */
export interface Newest {
  readonly revisions: Revision[];
  /** Whether there may be older ones that were not looked at. */
  readonly hasOlder: boolean;
}

/** A family's newest revisions, but for those that need no look. */
export async function newestRevisions(
  family: string,
  { registry, clock, untilMs }: RevisionPorts,
  known: ReadonlySet<string> = new Set(),
): Promise<Newest> {
  const arns = await rideOut(() => registry.newest(family, newestLookedAt), clock, untilMs);
  const unknown = arns.filter((arn) => !known.has(arn));
  const revisions = await revisionsBehind(unknown, { registry, clock, untilMs });
  return { revisions, hasOlder: arns.length >= newestLookedAt };
}

/** The revisions of the given ARNs that ECS still knows. */
export async function revisionsBehind(
  arns: readonly string[],
  { registry, clock, untilMs }: RevisionPorts,
): Promise<Revision[]> {
  const revisions = await Promise.all(arns.map((arn) => rideOut(() => registry.find(arn), clock, untilMs)));
  return revisions.filter((revision) => revision !== undefined);
}
