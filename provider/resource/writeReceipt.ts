import { isRegisteredHere, receiptKeyOf, slotAmong, slotsFor } from "../definition/receipts";
import type { DefinitionRegistry, Tags } from "../definition/registry";
import type { SharedRevisions } from "../definition/shared";
import { encodeReceipt } from "../run/receipt";
import { taskIdOf } from "../run/task";
import { backoffMs, isTransient } from "../run/weather";
import { lastSegment } from "../values/arn";
import { defined } from "../values/defined";
import type { Host } from "./host";
import type { Redact } from "./redact";
import type { Run } from "./runOnce";
import type { RunRecord } from "./runRecord";

/** The run of a receipt. */
export interface ReceiptRun extends Pick<Run, "urn" | "attempt" | "recordedRuns" | "occasion" | "reason"> {
  readonly inputs: { readonly cluster: string };
  readonly revision: { readonly arn: string; readonly tags: Tags };
}

/** What of `Aws` it takes to write one. */
export interface ReceiptPorts {
  readonly definitions: Pick<DefinitionRegistry, "tag">;
  readonly shared: Pick<SharedRevisions, "receipts">;
}

/**
 * Writes what a run came to beside its revision, where `ecs-task history` finds it when ECS has forgotten the task. Resolves
 * when that is done, or after `waitMs`, and goes on then. Never rejects: nothing depends on a receipt, so that one which
 * cannot be written is left out, and only `ecs-task history` says so.
 */
export async function writeReceipt(
  run: ReceiptRun,
  outputs: RunRecord["outputs"],
  waitMs: number,
  { definitions, shared }: ReceiptPorts,
  { clock, interrupt, redact = (text) => text }: Pick<Host, "clock" | "interrupt" | "redact">,
): Promise<void> {
  const tags = receiptTags(run, outputs, redact, new Date(clock.now()));
  if (tags === undefined) return;
  const write = async () => {
    await shared.receipts.turn();
    if (interrupt?.aborted !== true)
      await shared.receipts.take(() => definitions.tag(run.revision.arn, tags));
  };
  const written = write()
    .catch(async (error: unknown) => {
      if (!isTransient(error)) return;
      await clock.sleep(backoffMs(0, clock.random()));
      await write();
    })
    .catch(() => undefined);
  await Promise.race([written, clock.sleep(waitMs)]);
}

/** The tag of a run that has its verdict; `undefined` where none is to be written. */
export function receiptTags(
  { urn, inputs, revision: { tags }, attempt, recordedRuns, occasion, reason }: ReceiptRun,
  { status, exitCode, startedAt, stoppedAt, taskArn, failure }: RunRecord["outputs"],
  redact: Redact,
  now: Date,
): Tags | undefined {
  if (occasion === "commandLine" || status === "unfinished" || !isRegisteredHere(tags)) return undefined;
  const slots = slotsFor(tags, urn);
  if (slots === 0) return undefined;
  const taskId = taskArn === undefined ? undefined : taskIdOf(taskArn);
  // The newest overwrites the oldest, also where another one was written since the tags were read.
  const slot = occasion === undefined ? recordedRuns % slots : slotAmong(tags, urn, slots, taskId);
  const cluster = redact(lastSegment(inputs.cluster));
  const receipt = encodeReceipt({
    status,
    attempt,
    endedAt: stoppedAt ?? now.toISOString(),
    ...defined({ exitCode, startedAt, taskId, cluster, occasion }),
    ...defined({ failure: failure && redact(failure), reason: reason && redact(reason) }),
  });
  return { [receiptKeyOf(urn, slot)]: receipt };
}
