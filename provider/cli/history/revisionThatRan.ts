import { receiptsOf } from "../../definition/receipts";
import type { Revision } from "../../definition/registry";
import { taskIdOf } from "../../run/task";
import { recordedRevisions } from "../stack/revisions";
import type { StackTask } from "../stack/stack";

/**
 * ARN of the revision that a resource's last recorded run ran. The state has the one that was registered last, which after a
 * success may be by an `up` that ran nothing; before that, what failed is run from it.
 */
export async function revisionThatRan(
  subject: Pick<StackTask, "urn" | "outputs">,
  find: (arn: string) => Promise<Revision | undefined>,
): Promise<string | undefined> {
  const { outputs } = subject;
  const arns = recordedRevisions(subject);
  if (outputs.status !== "succeeded" || arns.length < 2) return outputs.revisionArn;
  const found = await Promise.all(arns.map(find));
  return ranAmong(
    found.filter((revision) => revision !== undefined),
    subject.urn,
    outputs,
  );
}

/**
 * The one with the run's receipt, or else the state's, unless that was registered when the run had begun: then the latest of
 * those that were there by then. `undefined` where the state has that one no more.
 */
export function ranAmong(
  recorded: readonly Revision[],
  urn: string,
  { taskArn = "", startedAt = "", revisionArn }: StackTask["outputs"],
): string | undefined {
  const id = taskIdOf(taskArn);
  const receipted = recorded.find(({ tags }) => receiptsOf(tags, urn).some(({ taskId }) => taskId === id));
  if (receipted !== undefined) return receipted.arn;
  const startedMs = Date.parse(startedAt);
  const isLater = recorded.some((one) => one.arn === revisionArn && registeredMs(one) > startedMs);
  if (!isLater) return revisionArn;
  const there = recorded.filter((one) => registeredMs(one) <= startedMs);
  return there.sort((a, b) => registeredMs(b) - registeredMs(a))[0]?.arn;
}

function registeredMs({ content: { registeredAt } }: Revision): number {
  return registeredAt instanceof Date ? registeredAt.getTime() : Number.NaN;
}
