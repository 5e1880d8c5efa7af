import { defaultLimits, type Limits } from "../../run/limits";
import type { Outcome } from "../../run/outcome";
import type { TaskSnapshot } from "../../run/task";
import type { FailureCause } from "../../run/verdict";
import { defined } from "../../values/defined";
import type { StackTask } from "../stack/stack";

/** How the last recorded run ended, as the state has it once ECS has forgotten its task. */
export function outcomeInState({ outputs }: StackTask, container: string): Outcome | undefined {
  const { taskArn, status, exitCode, failure = "" } = outputs;
  if (taskArn === undefined || status === "unfinished") return undefined;
  const task = snapshotIn(taskArn, container, outputs);
  if (status === "succeeded") return { kind: "succeeded", task };
  if (failure.startsWith("did not finish"))
    return { kind: "timedOut", limit: "timeout", task, atLimit: task };
  if (failure.startsWith("did not start"))
    return { kind: "timedOut", limit: "startTimeout", task, atLimit: task };
  if (failure.startsWith("was lost")) return { kind: "lost", task };
  const cause = causeIn(failure, task, exitCode);
  return { kind: "failed", task, failure: defined({ kind: "failed" as const, cause, exitCode }) };
}

/** The limits of its runs. */
export function limitsIn({ inputs }: StackTask): Limits {
  const { timeoutSeconds, startTimeoutSeconds } = inputs;
  return { ...defaultLimits, ...defined({ timeoutSeconds, startTimeoutSeconds }) };
}

function snapshotIn(arn: string, container: string, outputs: StackTask["outputs"]): TaskSnapshot {
  const { exitCode, stopCode, stoppedReason, containerReason, startedAt, stoppedAt, revisionArn } = outputs;
  return defined({
    arn,
    lastStatus: "STOPPED",
    taskDefinitionArn: revisionArn,
    stopCode,
    stoppedReason,
    startedAt: startedAt === undefined ? undefined : new Date(startedAt),
    stoppedAt: stoppedAt === undefined ? undefined : new Date(stoppedAt),
    containers: [defined({ name: container, lastStatus: "STOPPED", exitCode, reason: containerReason })],
  });
}

/** The phrase that the verdict was recorded with tells what the task alone does not: which container had ended first. */
function causeIn(failure: string, { stopCode, startedAt }: TaskSnapshot, exitCode?: number): FailureCause {
  if (failure.startsWith("was ended by")) return "otherContainer";
  if (failure.startsWith("had no container")) return "noContainer";
  if (failure.startsWith("was stopped")) return "stopped";
  if (exitCode !== undefined && exitCode !== 0) return "exited";
  if (exitCode === 0) return stopCode === "EssentialContainerExited" ? "otherContainer" : "stopped";
  return startedAt === undefined ? "neverStarted" : "noExitCode";
}
