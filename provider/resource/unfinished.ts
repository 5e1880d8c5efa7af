import { type CallContext, refusalAdvice } from "../diagnosis/refusal";
import {
  interruptionLine,
  type UnfinishedContext,
  unfinishedPhrase,
  unfinishedReport,
} from "../diagnosis/unfinished";
import type { LogDestination } from "../logs/stream";
import { Interrupted } from "../run/interrupt";
import type { Progress } from "./progress";
import type { UnfinishedRecord } from "./runRecord";
import { whereabouts } from "./seen";

/** Where a run without a verdict was, and where its output goes. */
export interface Unfinished extends UnfinishedContext, CallContext {
  readonly logs: LogDestination;
}

/** What to record of it. An interrupt is answered on the resource's row, and the answer shown before this resolves. */
export async function unfinishedRecord(
  cause: unknown,
  run: Unfinished,
  progress: Progress,
): Promise<UnfinishedRecord> {
  if (cause instanceof Interrupted) {
    progress.line(interruptionLine(run));
    await progress.flush();
  }
  const because = cause instanceof Error ? cause.message : String(cause);
  const { reached } = run;
  const ofThisRun = reached.kind === "task" || reached.kind === "stopping";
  const seen = ofThisRun ? whereabouts(reached.taskArn, run.logs) : {};
  return {
    kind: "unfinished",
    outputs: { ...seen, status: "unfinished", failure: unfinishedPhrase(because, run) },
    reached,
    report: unfinishedReport(because, refusalAdvice(cause, run), run),
    cause,
  };
}
