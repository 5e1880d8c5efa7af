import { rideOut } from "../run/weather";
import { newestLookedAt, newestRevisions, type RevisionPorts, revisionsBehind } from "./newest";
import type { Revision } from "./registry";

/**
 * The revisions of a family among which the one that is about to be registered may be already: the newest, and where it
 * is none of these and there are more, also those that the owner's state has and those that the owner's own tasks run.
 * Otherwise the task of a killed `up` would not be known for the same run, and the command would run again.
 */
export async function registeredBefore(
  family: string,
  isIt: (revision: Revision) => boolean,
  ports: RevisionPorts,
): Promise<Revision[]> {
  const newest = await newestRevisions(family, ports);
  if (newest.length < newestLookedAt || newest.some(isIt)) return newest;
  const { recorded = [], revisionsRun = async () => [], clock, untilMs } = ports;
  const run = await rideOut(revisionsRun, clock, untilMs);
  const looked = new Set(newest.map(({ arn }) => arn));
  const unseen = [...new Set([...recorded, ...run])].filter((arn) => !looked.has(arn));
  return [...newest, ...(await revisionsBehind(unseen, ports))];
}
