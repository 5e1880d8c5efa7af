import { taskArnBeside } from "../../run/task";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { collectRuns } from "../history/collect";
import { noteMissing, noteUnwritten } from "../history/missing";
import { createNotes } from "../history/notes";
import type { PastRun } from "../history/pastRun";
import { placesOf } from "../history/places";
import { subjectsOf } from "../history/subject";
import { tellingPatience } from "../patience";
import type { Stack, StackTask } from "../stack/stack";
import type { TaskFlags } from "./flags";
import type { FoundTask } from "./foundTask";

/** A run that ECS has forgotten, as a receipt on the revision that it ran tells it. */
export interface ReceiptedRun {
  readonly resource: StackTask;
  /** The resource as its state would be, were it the last run. */
  readonly recorded: StackTask;
  /** Name of the cluster that it ran in. */
  readonly cluster: string;
}

/** One that is neither in ECS nor a resource's last run may be an earlier one. */
export async function withReceipt(
  found: FoundTask,
  stack: Stack,
  flags: TaskFlags,
  cli: Cli,
): Promise<FoundTask> {
  if (found.inEcs.kind === "shown" || found.recorded !== undefined) return found;
  const placeOfResource = placesOf(flags, cli.connect);
  const receipt = await receiptOf(found.id, stack, placeOfResource, cli);
  if (receipt === undefined) return found;
  const { resource, recorded, cluster } = receipt;
  const { aws } = await placeOfResource(resource);
  return { ...found, resource, recorded, cluster, aws, ...defined({ arn: recorded.outputs.taskArn }) };
}

/**
 * Looks for a task among the receipts on the revisions of a stack's resources. What could not be asked for it is said where it
 * is not found.
 */
async function receiptOf(
  id: string,
  stack: Stack,
  placeOfResource: ReturnType<typeof placesOf>,
  cli: Cli,
): Promise<ReceiptedRun | undefined> {
  if (stack.tasks.length === 0) return undefined;
  const { terminal } = cli;
  terminal.status("looking at the receipts of earlier runs");
  const notes = createNotes();
  const runs = await collectRuns(subjectsOf(stack, []), Number.POSITIVE_INFINITY, {
    placeOf: placeOfResource,
    call: tellingPatience(cli),
    onMissing: (missing) => noteMissing(missing, notes),
    onUnwritten: (subject) => noteUnwritten(subject, notes),
  });
  const run = runs.find(({ taskId }) => taskId === id);
  if (run !== undefined) return receipted(run, id);
  terminal.still();
  for (const line of notes.lines()) terminal.err(line);
  return undefined;
}

export function receipted(run: PastRun, id: string): ReceiptedRun | undefined {
  const { subject, status, taskDefinitionArn, cluster, failure, reason = "", attempt = 1 } = run;
  const { exitCode, startedAt, stoppedAt } = run;
  if (taskDefinitionArn === undefined || cluster === undefined) return undefined;
  const { region } = subject.outputs;
  const outputs: StackTask["outputs"] = {
    status: status === "running" || status === "unknown" ? "unfinished" : status,
    ...{ reason, attempt, revisionArn: taskDefinitionArn },
    taskArn: taskArnBeside(taskDefinitionArn, cluster, id),
    ...defined({ region, exitCode, startedAt, stoppedAt, failure }),
  };
  return { resource: subject, recorded: { ...subject, outputs }, cluster };
}
