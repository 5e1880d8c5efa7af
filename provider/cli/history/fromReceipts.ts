import { isRegisteredHere, receiptsOf } from "../../definition/receipts";
import type { DefinitionRegistry, Revision } from "../../definition/registry";
import { oldestFirst } from "../../definition/revisionNumber";
import { familyOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import { recordedRevisions } from "../stack/revisions";
import type { StackTask } from "../stack/stack";
import type { PastRun } from "./pastRun";

/** How many of a family's revisions are looked at. Each is a call, and they have a rate. */
export const mostRevisions = 100;

/** Looked at together. */
const perBatch = 10;

export interface ReceiptPorts {
  readonly definitions: Pick<DefinitionRegistry, "list">;
  revision(arn: string): Promise<Revision | undefined>;
  call<T>(call: () => Promise<T>): Promise<T>;
  /** The revisions of the family could not be listed; those of the state are looked at alone. */
  onUnlisted(error: unknown): void;
}

/**
 * The runs that a family's revisions have receipts of, from the newest revision on until there are `most`. Those that the state
 * has are looked at in any case, since a resource can go back to an older one.
 */
export async function receiptsIn(
  family: string,
  subjects: readonly StackTask[],
  most: number,
  ports: ReceiptPorts,
): Promise<readonly PastRun[]> {
  const recorded = subjects.flatMap(recordedRevisions).filter((arn) => familyOf(arn) === family);
  const listed = await revisionsOf(family, ports);
  const order = [...new Set([...oldestFirst([...new Set(recorded)]).reverse(), ...listed])];
  const runs: PastRun[] = [];
  let registered = 0;
  for (let at = 0; at < Math.min(order.length, mostRevisions); at += perBatch) {
    const batch = order.slice(at, Math.min(at + perBatch, mostRevisions));
    const revisions = await Promise.all(batch.map((arn) => ports.call(() => ports.revision(arn))));
    const found = revisions.filter((revision) => revision !== undefined);
    runs.push(...found.flatMap((revision) => receiptRuns(revision, subjects)));
    registered += found.filter(({ tags }) => isRegisteredHere(tags)).length;
    // Somebody else's family has no receipts, however many revisions there are.
    if (registered === 0 || (runs.length >= most && at + perBatch >= new Set(recorded).size)) break;
  }
  return runs;
}

/** The runs that a revision has receipts of. */
function receiptRuns({ arn, tags }: Revision, subjects: readonly StackTask[]): readonly PastRun[] {
  return subjects.flatMap((subject) =>
    receiptsOf(tags, subject.urn).map(({ endedAt, cluster, ...receipt }) => ({
      subject,
      ...receipt,
      stoppedAt: endedAt,
      taskDefinitionArn: arn,
      ...defined({ cluster: cluster ?? lastSegment(subject.inputs.cluster) }),
    })),
  );
}

/** Newest first, ACTIVE or not: a superseded one keeps its receipts. */
async function revisionsOf(
  family: string,
  { definitions, call, onUnlisted }: ReceiptPorts,
): Promise<readonly string[]> {
  const statuses = ["ACTIVE", "INACTIVE"] as const;
  try {
    const listed = await Promise.all(
      statuses.map((status) => call(() => definitions.list(family, status, mostRevisions))),
    );
    return oldestFirst(listed.flat()).reverse();
  } catch (error) {
    onUnlisted(error);
    return [];
  }
}
