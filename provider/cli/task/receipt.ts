import type { OneOffTaskOutputs } from "../../resource/state";
import { taskArnBeside } from "../../run/task";
import { patiently } from "../../run/weather";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { collectRuns } from "../history/collect";
import type { PastRun } from "../history/pastRun";
import { placesOf } from "../history/places";
import { subjectsOf } from "../history/subject";
import type { Stack, StackTask } from "../stack/stack";
import type { TaskFlags } from "./flags";

/** A run that ECS has forgotten, as a receipt on the revision that it ran tells it. */
export interface ReceiptedRun {
  readonly resource: StackTask;
  /** The resource as its state would be, were it the last run. */
  readonly recorded: StackTask;
}

/** Looks for a task among the receipts on the revisions of a stack's resources. What cannot be asked has none. */
export async function receiptOf(
  id: string,
  stack: Stack,
  flags: TaskFlags,
  { clock, connect, terminal }: Cli,
): Promise<ReceiptedRun | undefined> {
  if (stack.tasks.length === 0) return undefined;
  terminal.status("looking at the receipts of earlier runs");
  const runs = await collectRuns(subjectsOf(stack, []), Number.POSITIVE_INFINITY, {
    placeOf: placesOf(flags, connect),
    call: patiently(clock),
    onMissing: () => undefined,
  });
  const run = runs.find(({ taskId }) => taskId === id);
  return run && receipted(run, id);
}

export function receipted(run: PastRun, id: string): ReceiptedRun | undefined {
  const { subject, status, taskDefinitionArn, cluster, failure, reason = "", attempt = 1 } = run;
  const { exitCode, startedAt, stoppedAt } = run;
  if (taskDefinitionArn === undefined || cluster === undefined) return undefined;
  const { like } = subject;
  const { region } = like.outputs;
  const outputs: OneOffTaskOutputs = {
    ...{
      status: status === "running" || status === "unknown" ? "unfinished" : status,
      reason,
      attempt,
      region,
    },
    ...{ recordedRuns: like.outputs.recordedRuns, revisions: [], foreignRevisions: [] },
    taskArn: taskArnBeside(taskDefinitionArn, cluster, id),
    revisionArn: taskDefinitionArn,
    ...defined({ exitCode, startedAt, stoppedAt, failure }),
  };
  return { resource: like, recorded: { ...like, outputs } };
}
