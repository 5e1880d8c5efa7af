import type { Reach } from "../../diagnosis/reach";
import { inWordsOf } from "../../diagnosis/vocabulary";
import type { RunRecord } from "../../resource/runRecord";
import { secondsBetween } from "../../values/secondsBetween";
import { endOf } from "./ending";
import type { Disturbance } from "./exitStatus";

/** What `ecs-task run --json` prints: one document, whose members are all there in every version 1. */
export interface RunResult {
  readonly version: 1;
  readonly status: RunStatus;
  /** The container's own; null where ECS has reported none. */
  readonly exitCode: number | null;
  /** What the process ended with. */
  readonly exitStatus: number;
  readonly region: string | null;
  /** Name or ARN, as it was given. */
  readonly cluster: string | null;
  readonly taskDefinitionArn: string | null;
  readonly container: string | null;
  /** Null for the container's own. */
  readonly command: readonly string[] | null;
  readonly taskArn: string | null;
  /** ISO 8601. */
  readonly startedAt: string | null;
  /** ISO 8601. */
  readonly stoppedAt: string | null;
  /** From `startedAt` to `stoppedAt`. */
  readonly durationSeconds: number | null;
  /** What it came to when it did not succeed, in one phrase; null where it goes on. */
  readonly failure: string | null;
  /** The same as it is told on stderr without --json. */
  readonly report: string | null;
  /** `group:stream` in CloudWatch Logs. */
  readonly logStream: string | null;
  readonly consoleUrl: string | null;
}

/**
 * - `succeeded`: the container exited 0.
 * - `failed`: it exited otherwise, or another essential container ended the task.
 * - `stopped`: somebody stopped it.
 * - `timedOut`: it had not ended by `--timeout`, and was stopped.
 * - `neverStarted`: the command has not run.
 * - `detached`: it goes on in ECS.
 * - `stopping`: ECS was asked to stop it, and its end was not waited for.
 * - `unknown`: it may have run; ECS has no exit code, or could not be reached.
 */
export type RunStatus =
  | "succeeded"
  | "failed"
  | "stopped"
  | "timedOut"
  | "neverStarted"
  | "detached"
  | "stopping"
  | "unknown";

/** What of a run is known before it. */
export type RunSubject = Pick<
  RunResult,
  "region" | "cluster" | "taskDefinitionArn" | "container" | "command"
>;

export const noSubject: RunSubject = {
  region: null,
  cluster: null,
  taskDefinitionArn: null,
  container: null,
  command: null,
};

/** The result of a run that came to a record. */
export function resultOf(
  record: RunRecord,
  subject: RunSubject,
  exitStatus: number,
  disturbance: Disturbance,
  reach?: Reach,
): RunResult {
  const { exitCode, taskArn, startedAt, stoppedAt, failure, logStream, consoleUrl } = record.outputs;
  const status = statusOf(record, disturbance);
  const goesOn = status === "detached";
  const inWords = inWordsOf("commandLine");
  const report = goesOn || !("report" in record) ? undefined : endOf(record, disturbance, true, reach);
  return {
    version: 1,
    status,
    exitCode: exitCode ?? null,
    exitStatus,
    ...subject,
    taskArn: taskArn ?? null,
    startedAt: startedAt ?? null,
    stoppedAt: stoppedAt ?? null,
    durationSeconds: secondsBetween(startedAt, stoppedAt) ?? null,
    failure: goesOn || failure === undefined ? null : inWords(failure),
    report: report ?? null,
    logStream: logStream ?? null,
    consoleUrl: consoleUrl ?? null,
  };
}

/** The result of one that came to nothing, by what is said of it. */
export function refusedResult(said: string, exitStatus: number, subject = noSubject): RunResult {
  const nothing = { taskArn: null, startedAt: null, stoppedAt: null, durationSeconds: null, logStream: null };
  return {
    version: 1,
    status: "neverStarted",
    exitCode: null,
    exitStatus,
    ...subject,
    ...nothing,
    failure: said,
    report: null,
    consoleUrl: null,
  };
}

function statusOf(record: RunRecord, { left, stopped }: Disturbance): RunStatus {
  switch (record.kind) {
    case "succeeded":
      return "succeeded";
    case "failedBefore":
      return "failed";
    case "unfinished":
      if (record.reached.kind === "nothing") return "neverStarted";
      if (left === undefined || record.reached.kind === "unknown") return "unknown";
      return stopped === undefined && record.reached.kind !== "stopping" ? "detached" : "stopping";
    case "failed":
      return failedStatus(record);
    default:
      return record satisfies never;
  }
}

function failedStatus({ outcome }: Extract<RunRecord, { kind: "failed" }>): RunStatus {
  switch (outcome.kind) {
    case "refused":
      return "neverStarted";
    case "lost":
      return "unknown";
    case "timedOut":
      return outcome.limit === "startTimeout" ? "neverStarted" : "timedOut";
    case "failed":
      switch (outcome.failure.cause) {
        case "neverStarted":
        case "noContainer":
          return "neverStarted";
        case "noExitCode":
          return "unknown";
        case "stopped":
          return "stopped";
        case "exited":
        case "otherContainer":
          return "failed";
        default:
          return outcome.failure.cause satisfies never;
      }
    default:
      return outcome satisfies never;
  }
}
