import type { Revision } from "../definition/registry";
import { failurePhrase, failureReport } from "../diagnosis/report";
import { createTranscript } from "../logs/transcript";
import { execute } from "../run/execute";
import { identify } from "../run/identity";
import { Interrupted, interruptible, interruptibleClock, unlessInterrupted } from "../run/interrupt";
import type { Outcome } from "../run/outcome";
import { requestOf } from "../run/request";
import { defined } from "../values/defined";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import type { JudgedTarget } from "./revision";
import { runEvents } from "./runEvents";
import type { RunRecord } from "./runRecord";
import { outputsSeen } from "./seen";
import { unfinishedRecord } from "./unfinished";

/** One run to carry out. */
export interface Run {
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly revision: Revision;
  readonly target: JudgedTarget;
  readonly attempt: number;
  readonly recordedRuns: number;
  readonly verdictTaskArn: string | undefined;
  readonly destroyedBefore: number;
  /** The revision of the last recorded run. */
  readonly formerRevision: string | undefined;
}

/** Lines of output that an error repeats. */
const tailLines = 100;

/** How long the last lines are waited for: the gate does not wait for logs, an error wants them all. */
const drains = {
  onSuccess: { quietMs: 0, withinMs: 2_000 },
  onFailure: { quietMs: 6_000, withinMs: 15_000 },
  atOnce: { quietMs: 0, withinMs: 0 },
};

/** Brings the run to its verdict, shows its progress and log, and tells what to record. */
export async function runOnce(run: Run, aws: Aws, host: Host): Promise<RunRecord> {
  const { urn, inputs, revision, target, attempt, recordedRuns, verdictTaskArn, destroyedBefore } = run;
  const { clock, interrupt } = host;
  const container = target.container.name;
  const {
    command,
    environment,
    triggers,
    timeoutSeconds = 1_800,
    startTimeoutSeconds = 600,
    startRetries = 3,
  } = inputs;
  const limits = { timeoutSeconds, startTimeoutSeconds };

  const progress = host.progress(urn);
  const transcript = createTranscript(
    { container: target.container, region: aws.region, tailLines },
    {
      reader: aws.logs,
      clock,
      onLine: progress.line,
      shown: progress.flush,
      onError: (error) => progress.warn(`the log can no longer be followed: ${(error as Error).message}`),
    },
  );
  const taskDefinitionArn = revision.arn;
  const identity = identify(
    defined({
      urn,
      taskDefinitionArn,
      container,
      command,
      environment,
      triggers,
      recordedRuns,
      verdictTaskArn,
      destroyedBefore,
    }),
  );
  const request = requestOf({ ...inputs, taskDefinitionArn, container }, identity);
  const judged = { container, otherEssential: target.otherEssential };
  const events = runEvents(progress, clock, transcript, { container, limits });
  let outcome: Outcome;
  try {
    outcome = await execute(
      defined({ request, identity, judged, limits, startRetries, formerRevision: run.formerRevision }),
      {
        tasks: interruptible(aws.tasks, interrupt),
        watcher: interruptible(aws.watcher(inputs.cluster), interrupt),
        clock: interruptibleClock(clock, interrupt),
        events,
      },
    );
  } catch (cause) {
    void transcript.end(drains.atOnce);
    const { cluster } = inputs;
    const [reached, logs] = [events.reached(), transcript.destination()];
    const unfinished = { command, attempt, reached, limits, cluster, region: aws.region, logs };
    return unfinishedRecord(cause, unfinished, progress);
  }
  const drain = outcome.kind === "succeeded" ? drains.onSuccess : drains.onFailure;
  // There is a verdict now, which an interrupt must not lose: it only ends the wait for the last lines.
  await unlessInterrupted(interrupt, () => transcript.end(drain)).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
    void transcript.end(drains.atOnce);
  });

  const seen = outputsSeen(outcome, container, transcript.destination(), new Date(clock.now()));
  if (outcome.kind === "succeeded") return { kind: "succeeded", outputs: { ...seen, status: "succeeded" } };
  const context = {
    command,
    container,
    attempt,
    limits,
    tail: transcript.tail(),
    logs: transcript.destination(),
  };
  const outputs = { ...seen, status: "failed" as const, failure: failurePhrase(outcome, context) };
  if (outcome.kind === "failed" && outcome.foundOver) return { kind: "failedBefore", outputs };
  return { kind: "failed", outputs, report: failureReport(outcome, context) };
}
