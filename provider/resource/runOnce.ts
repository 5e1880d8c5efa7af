import type { Revision } from "../definition/registry";
import { taskConsoleUrl } from "../diagnosis/links";
import { failurePhrase, failureReport } from "../diagnosis/report";
import { createTranscript, type Transcript } from "../logs/transcript";
import { execute } from "../run/execute";
import { identify } from "../run/identity";
import type { Outcome } from "../run/outcome";
import { requestOf } from "../run/request";
import { defined } from "../values/defined";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import type { JudgedTarget } from "./revision";
import { runEvents } from "./runEvents";
import type { OneOffTaskOutputs } from "./state";

/** One run to carry out. */
export interface Run {
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly revision: Revision;
  readonly target: JudgedTarget;
  readonly attempt: number;
  readonly recordedRuns: number;
  readonly destroyedBefore: number;
}

/** What a run adds to the state. */
export type RunRecord =
  | { readonly kind: "succeeded"; readonly outputs: RunOutputs }
  | { readonly kind: "failed"; readonly outputs: RunOutputs; readonly report: string }
  /** It had failed before this `up` came, and no state knew. */
  | { readonly kind: "failedBefore"; readonly outputs: RunOutputs };

type RunOutputs = Pick<OneOffTaskOutputs, "status"> & Partial<OneOffTaskOutputs>;

/** Lines of output that an error repeats. */
const tailLines = 100;

/** How long the last lines are waited for: the gate does not wait for logs, an error wants them all. */
const drains = {
  onSuccess: { quietMs: 0, withinMs: 2_000 },
  onFailure: { quietMs: 6_000, withinMs: 15_000 },
};

/** Brings the run to its verdict, shows its progress and log, and tells what to record. */
export async function runOnce(run: Run, aws: Aws, host: Host): Promise<RunRecord> {
  const { urn, inputs, revision, target, attempt, recordedRuns, destroyedBefore } = run;
  const { clock } = host;
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
      destroyedBefore,
    }),
  );
  const request = requestOf({ ...inputs, taskDefinitionArn, container }, identity);
  const judged = { container, otherEssential: target.otherEssential };
  const outcome = await execute(
    { request, identity, judged, limits, startRetries },
    {
      tasks: aws.tasks,
      watcher: aws.watcher(inputs.cluster),
      clock,
      events: runEvents(progress, clock, transcript, { container, limits }),
    },
  );
  await transcript.end(outcome.kind === "succeeded" ? drains.onSuccess : drains.onFailure);

  const seen = outputsSeen(outcome, container, transcript, new Date(clock.now()));
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

function outputsSeen(
  outcome: Outcome,
  container: string,
  transcript: Transcript,
  now: Date,
): Partial<OneOffTaskOutputs> {
  if (outcome.kind === "refused") return {};
  const { task } = outcome;
  const logs = transcript.destination();
  return defined({
    taskArn: task.arn,
    exitCode: task.containers.find(({ name }) => name === container)?.exitCode,
    startedAt: task.startedAt?.toISOString(),
    stoppedAt: (task.stoppedAt ?? now).toISOString(),
    logStream: logs.kind === "stream" ? `${logs.stream.group}:${logs.stream.stream}` : undefined,
    consoleUrl: taskConsoleUrl(task.arn),
  });
}
