import type { Revision } from "../definition/registry";
import type { Target } from "../definition/target";
import { taskConsoleUrl } from "../diagnosis/links";
import { failurePhrase, failureReport } from "../diagnosis/report";
import { createTranscript, type Transcript } from "../logs/transcript";
import { execute, type Outcome } from "../run/execute";
import { requestOf } from "../run/request";
import { defined } from "../values/defined";
import type { Aws, Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import type { OneOffTaskOutputs } from "./state";

/** One run to carry out. */
export interface Run {
  readonly urn: string;
  readonly inputs: OneOffTaskInputs;
  readonly revision: Revision;
  readonly target: Extract<Target, { kind: "target" }>;
  readonly attempt: number;
  readonly recordedRuns: number;
}

/** What a run adds to the state, and the report if it failed. */
export interface RunRecord {
  readonly outputs: Pick<OneOffTaskOutputs, "status"> & Partial<OneOffTaskOutputs>;
  readonly report?: string;
}

/** Lines of output that an error repeats. */
const tailLines = 100;

/** How long the last lines are waited for: the gate does not wait for logs, an error wants them all. */
const drains = {
  onSuccess: { quietReads: 1, withinMs: 2_000 },
  onFailure: { quietReads: 3, withinMs: 10_000 },
};

/** Runs the task, shows its progress and log, and tells what to record. */
export async function runOnce(run: Run, aws: Aws, host: Host): Promise<RunRecord> {
  const { urn, inputs, revision, target, attempt, recordedRuns } = run;
  const { clock } = host;
  const container = target.container.name;
  const { timeoutSeconds = 1_800, startTimeoutSeconds = 600 } = inputs;
  const limits = { timeoutSeconds, startTimeoutSeconds };

  const progress = host.progress(urn);
  const transcript = createTranscript(
    { container: target.container, region: aws.region, tailLines },
    {
      reader: aws.logs,
      clock,
      onLine: progress.line,
      onError: (error) => progress.warn(`the log can no longer be followed: ${(error as Error).message}`),
    },
  );
  const begunMs = clock.now();
  const outcome = await execute(
    requestOf({ ...inputs, urn, taskDefinitionArn: revision.arn, container, recordedRuns }),
    { container, otherEssential: target.otherEssential },
    limits,
    {
      tasks: aws.tasks,
      watcher: aws.watcher(inputs.cluster),
      clock,
      onProgress(task) {
        progress.status(`${task.lastStatus} ${Math.round((clock.now() - begunMs) / 1_000)} s`);
        transcript.begin(task.arn);
      },
    },
  );
  await transcript.end(outcome.kind === "succeeded" ? drains.onSuccess : drains.onFailure);

  const seen = outputsSeen(outcome, container, transcript, new Date(clock.now()));
  if (outcome.kind === "succeeded") return { outputs: { ...seen, status: "succeeded" } };
  const context = {
    command: inputs.command,
    container,
    attempt,
    limits,
    tail: transcript.tail(),
    logs: transcript.destination(),
  };
  return {
    outputs: { ...seen, status: "failed", failure: failurePhrase(outcome, context) },
    report: failureReport(outcome, context),
  };
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
