import { rideOut } from "../run/weather";
import type { OwnerId } from "./marks";
import { type Newest, type RevisionPorts, revisionsBehind } from "./newest";
import type { Revision } from "./registry";

/** A resource that wants a revision, and where one of its own may stand behind the family's newest. */
export interface Owner {
  readonly id: OwnerId;
  /** ARNs of the revisions that the resource's state has. */
  readonly recorded?: readonly string[];
  /** ARNs of the revisions that the resource's tasks run or ran within the hour, as far as they can be told. */
  revisionsRun?(): Promise<readonly string[]>;
}

/**
 * The revisions of a family among which those that are about to be registered may be already: the newest, and where an
 * owner has none of these and there are more, also those that its state has and those that its own tasks run.
 * Otherwise the task of a killed `up` would not be known for the same run, and the command would run again.
 */
export async function registeredBefore(
  { revisions: newest, hasOlder }: Newest,
  owners: readonly Owner[],
  isIt: (revision: Revision, owner: Owner) => boolean,
  ports: RevisionPorts,
): Promise<Revision[]> {
  if (!hasOlder) return newest;
  const without = owners.filter((owner) => !newest.some((revision) => isIt(revision, owner)));
  const { clock, untilMs } = ports;
  const theirs = await Promise.all(
    without.map(async ({ recorded = [], revisionsRun = async () => [] }) => [
      ...recorded,
      ...(await rideOut(revisionsRun, clock, untilMs)),
    ]),
  );
  const looked = new Set(newest.map(({ arn }) => arn));
  const unseen = [...new Set(theirs.flat())].filter((arn) => !looked.has(arn));
  return [...newest, ...(await revisionsBehind(unseen, ports))];
}
