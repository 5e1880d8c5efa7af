import { rideOut } from "../run/weather";
import { newestLookedAt, newestRevisions, type RevisionPorts, revisionsBehind } from "./newest";
import type { Revision } from "./registry";
import { siblingsAmong } from "./siblings";

/**
 * The revisions of a family among which the one that is about to be registered may be already: the newest, those that the
 * owner's state has, and, where others have registered all of the newest, those that the owner's own tasks run. Otherwise
 * the task of a killed `up` would not be known for the same run, and the command would run again.
 */
export async function registeredBefore(
  family: string,
  owner: readonly string[],
  ports: RevisionPorts,
): Promise<Revision[]> {
  const newest = await newestRevisions(family, ports);
  const { recorded = [], revisionsRun = async () => [], clock, untilMs } = ports;
  const crowdedOut = newest.length >= newestLookedAt && siblingsAmong(newest, owner).length === 0;
  const run = crowdedOut ? await rideOut(revisionsRun, clock, untilMs) : [];
  const looked = new Set(newest.map(({ arn }) => arn));
  const unseen = [...new Set([...recorded, ...run])].filter((arn) => !looked.has(arn));
  const behind = await revisionsBehind(unseen, ports);
  return [...newest, ...behind];
}
