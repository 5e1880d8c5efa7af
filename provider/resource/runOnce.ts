import type { Revision } from "../definition/registry";
import type { Occasion } from "../diagnosis/occasion";
import { failurePhrase } from "../diagnosis/phrase";
import { failureReport } from "../diagnosis/report";
import { execute } from "../run/execute";
import { identify } from "../run/identity";
import { Interrupted, interruptible, interruptibleClock, unlessInterrupted } from "../run/interrupt";
import { defaultLimits } from "../run/limits";
import { normalOverrides } from "../run/normalOverrides";
import type { Outcome } from "../run/outcome";
import { requestOf } from "../run/request";
import { defined } from "../values/defined";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import type { JudgedTarget } from "./revision";
import { runEvents } from "./runEvents";
import type { RunRecord } from "./runRecord";
import { runTranscript } from "./runTranscript";
import { outputsSeen } from "./seen";
import { taskTags } from "./tags";
import { unfinishedRecord } from "./unfinished";
import { writeReceipt } from "./writeReceipt";

/** How long an end waits for its receipt, beside its last lines: a gate hardly, and a failure takes its time for these anyway. */
const receiptWaitMs = { succeeded: 200, failed: 5_000 };

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
  /** Why it runs, as it reads in its receipt. */
  readonly reason?: string;
  /** Set for the run that a destroy, a failed deploy or the command line makes. */
  readonly occasion?: NonNullable<Occasion>;
  /** The revision of the last recorded run. */
  readonly formerRevision: string | undefined;
}

/** Brings the run to its verdict, shows its progress and log, and tells what to record. */
export async function runOnce(run: Run, aws: Aws, host: Host): Promise<RunRecord> {
  const { urn, inputs, revision, target, attempt, recordedRuns, verdictTaskArn, destroyedBefore } = run;
  const { clock, interrupt, redact = (text) => text } = host;
  const container = target.container.name;
  const {
    command,
    environment,
    triggers,
    timeoutSeconds = defaultLimits.timeoutSeconds,
    startTimeoutSeconds = defaultLimits.startTimeoutSeconds,
    startRetries = 3,
  } = inputs;
  const limits = { timeoutSeconds, startTimeoutSeconds };

  const progress = host.progress(urn);
  const transcript = runTranscript(run, aws, clock, progress);
  const taskDefinitionArn = revision.arn;
  // One spelling for identity and request: the same run must start the same task.
  const overrides = inputs.overrides && normalOverrides(inputs.overrides);
  const identity = identify(
    defined({
      urn,
      taskDefinitionArn,
      container,
      command,
      environment,
      overrides,
      triggers,
      occasion: run.occasion,
      recordedRuns,
      verdictTaskArn,
      destroyedBefore,
    }),
  );
  const tags = taskTags(inputs, aws);
  const request = requestOf(
    { ...inputs, taskDefinitionArn, container, tags, ...defined({ overrides }) },
    identity,
  );
  const { otherEssential } = target;
  const judged = { container, otherEssential };
  const phrasing = { container, otherEssential, limits, redact };
  const events = runEvents(progress, clock, transcript, phrasing);
  const { formerRevision } = run;
  const isAlone = run.occasion === "commandLine";
  let outcome: Outcome;
  try {
    outcome = await execute(
      defined({ request, identity, judged, limits, startRetries, formerRevision, isAlone }),
      {
        tasks: interruptible(aws.tasks, interrupt),
        watcher: interruptible(aws.watcher(inputs.cluster), interrupt),
        clock: interruptibleClock(clock, interrupt),
        events,
      },
    );
  } catch (cause) {
    void transcript.end("detached");
    const { region, reach } = aws;
    const where = { cluster: inputs.cluster, region, ...defined({ reach }), logs: transcript.destination() };
    const reached = events.reached();
    const { occasion } = run;
    const unfinished = { command, attempt, reached, limits, redact, ...defined({ occasion }), ...where };
    return unfinishedRecord(cause, unfinished, progress);
  }
  const seen = outputsSeen(outcome, container, transcript.destination(), new Date(clock.now()));
  const outputs =
    outcome.kind === "succeeded"
      ? { ...seen, status: "succeeded" as const }
      : { ...seen, status: "failed" as const, failure: failurePhrase(outcome, phrasing) };
  if (progress.showsAll) progress.status("over; waiting for its last lines of output");
  const ending = outcome.kind === "succeeded" && progress.showsAll !== true ? "succeeded" : "failed";
  const receipt = writeReceipt(run, outputs, receiptWaitMs[outputs.status], aws, host);
  // There is a verdict now, which an interrupt must not lose: it only ends the wait for the last lines.
  await unlessInterrupted(interrupt, () => Promise.all([transcript.end(ending), receipt])).catch(
    (error: unknown) => {
      if (!(error instanceof Interrupted)) throw error;
      void transcript.end("detached");
    },
  );

  if (outcome.kind === "succeeded") return { kind: "succeeded", outputs };
  if (outcome.kind === "failed" && outcome.foundOver) return { kind: "failedBefore", outputs };
  const context = {
    ...phrasing,
    ...{ command, attempt, startRetries, cluster: inputs.cluster, region: aws.region },
    ...{ tail: transcript.tail(), logs: transcript.destination() },
    ...defined({ occasion: run.occasion, reach: aws.reach }),
  };
  return { kind: "failed", outputs, outcome, report: failureReport(outcome, context) };
}
