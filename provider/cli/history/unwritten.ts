import { isRegisteredHere, slotsFor } from "../../definition/receipts";
import type { PastRun } from "./pastRun";
import type { Place } from "./places";

/** Whether the last run of a subject, as the state has it, is not among its receipts, though its revision has room for one. */
export async function isUnwritten(
  last: PastRun | undefined,
  receipts: readonly PastRun[],
  { revision }: Pick<Place, "revision">,
): Promise<boolean> {
  if (last?.taskDefinitionArn === undefined || last.status === "unknown") return false;
  if (receipts.some(({ taskId, attempt }) => taskId === last.taskId && attempt === last.attempt))
    return false;
  // That it could not be looked at has been told with the receipts.
  const its = await revision(last.taskDefinitionArn).catch(() => undefined);
  return its !== undefined && isRegisteredHere(its.tags) && slotsFor(its.tags, last.subject.urn) > 0;
}
