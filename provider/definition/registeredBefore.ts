import { rideOut } from "../run/weather";
import { newestLookedAt, newestRevisions, type RevisionPorts, revisionsBehind } from "./newest";
import type { Revision } from "./registry";
import { siblingsAmong } from "./siblings";

/**
 * The revisions of a family among which an interrupted `up` may have left the one that is about to be registered: the
 * newest, and, where others have registered all of these, those that the owner's own tasks run. Otherwise the task of
 * a killed `up` would not be known for the same run, and the command would run again.
 */
export async function registeredBefore(
  family: string,
  owner: readonly string[],
  ports: RevisionPorts,
): Promise<Revision[]> {
  const newest = await newestRevisions(family, ports);
  const { revisionsRun, clock, untilMs } = ports;
  const crowdedOut = newest.length >= newestLookedAt && siblingsAmong(newest, owner).length === 0;
  if (!crowdedOut || revisionsRun === undefined) return newest;
  const looked = new Set(newest.map(({ arn }) => arn));
  const run = await rideOut(revisionsRun, clock, untilMs);
  const behind = await revisionsBehind(
    run.filter((arn) => !looked.has(arn)),
    ports,
  );
  return [...newest, ...behind];
}
