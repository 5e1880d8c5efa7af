import { taskArnBeside } from "../../run/task";
import { secondsBetween } from "../../values/secondsBetween";
import type { PastRun } from "./pastRun";

/** What `ecs-task history --json` prints: one document, whose members are all there in every version 1. */
export interface HistoryDocument {
  readonly version: 1;
  readonly stack: string;
  /** Newest first. */
  readonly runs: readonly HistoryRun[];
}

export interface HistoryRun {
  readonly resource: string;
  readonly urn: string;
  readonly status: PastRun["status"];
  /** Null for a run of an `up`'s own. */
  readonly occasion: "destroy" | "failedDeploy" | null;
  readonly reason: string | null;
  readonly attempt: number | null;
  readonly exitCode: number | null;
  /** ISO 8601. */
  readonly startedAt: string | null;
  /** ISO 8601. */
  readonly stoppedAt: string | null;
  readonly durationSeconds: number | null;
  readonly failure: string | null;
  readonly taskDefinitionArn: string | null;
  readonly cluster: string | null;
  readonly taskId: string | null;
  readonly taskArn: string | null;
}

export function historyDocument(stack: string, runs: readonly PastRun[]): HistoryDocument {
  return { version: 1, stack, runs: runs.map(historyRun) };
}

function historyRun(run: PastRun): HistoryRun {
  const { subject, status } = run;
  return {
    resource: subject.name,
    urn: subject.row,
    status,
    occasion: run.occasion ?? null,
    reason: run.reason ?? null,
    attempt: run.attempt ?? null,
    exitCode: run.exitCode ?? null,
    startedAt: run.startedAt ?? null,
    stoppedAt: run.stoppedAt ?? null,
    durationSeconds: secondsBetween(run.startedAt, run.stoppedAt) ?? null,
    failure: run.failure ?? null,
    taskDefinitionArn: run.taskDefinitionArn ?? null,
    cluster: run.cluster ?? null,
    taskId: run.taskId ?? null,
    taskArn: taskArnOf(run) ?? null,
  };
}

function taskArnOf({ taskDefinitionArn, cluster, taskId }: PastRun): string | undefined {
  if (taskDefinitionArn === undefined || cluster === undefined || taskId === undefined) return undefined;
  return taskArnBeside(taskDefinitionArn, cluster, taskId);
}
