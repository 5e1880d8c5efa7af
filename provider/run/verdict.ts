import { defined } from "../values/defined";
import type { ContainerSnapshot, TaskSnapshot } from "./task";

/** What a run came to. Only `succeeded` opens the gate. */
export type Verdict =
  | { readonly kind: "waiting"; readonly phase: string }
  | { readonly kind: "succeeded"; readonly exitCode: 0 }
  | Failure;

export interface Failure {
  readonly kind: "failed";
  readonly cause: FailureCause;
  /** Absent when ECS reported none: the container never started, or the exit was lost. */
  readonly exitCode?: number;
}

/**
 * - `exited`: the container ended with an exit code other than 0.
 * - `neverStarted`: the task stopped before it reached RUNNING, and no exit code is known.
 * - `noExitCode`: the container ran, and ECS reports no exit code for it.
 * - `stopped`: something other than the task's own containers stopped it; exit code 0 may be that of a handled SIGTERM.
 * - `otherContainer`: another essential container failed, which stopped this one.
 * - `noContainer`: the stopped task has no container of the name.
 */
export type FailureCause =
  | "exited"
  | "neverStarted"
  | "noExitCode"
  | "stopped"
  | "otherContainer"
  | "noContainer";

/** Which container is judged. */
export interface Judged {
  /** Name of the container whose exit code is the verdict. */
  readonly container: string;
  /** Names of the other containers whose end stops the task. */
  readonly otherEssential: readonly string[];
}

/**
 * The verdict of a run, from one snapshot of its task. `endedFirst` are essential containers that earlier snapshots
 * have shown ended while the judged one was not: ECS stopped it then, and its exit code is only how it took that.
 *
 * The container decides, not the task: Fargate takes 13-24 s more to bring the task to STOPPED, and the exit code
 * stands in DescribeTasks before that. Texts such as `stoppedReason` never decide: AWS reserves the right to change
 * them, while `stopCode` is stable.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-tasks-error-messages-updates.html
 */
export function judge(
  task: TaskSnapshot,
  { container, otherEssential }: Judged,
  endedFirst: ReadonlySet<string> = new Set(),
): Verdict {
  const target = task.containers.find(({ name }) => name === container);
  const taskIsOver = task.lastStatus === "STOPPED" || task.lastStatus === "DELETED";
  const exitCode = target?.lastStatus === "STOPPED" ? target.exitCode : undefined;

  if (target === undefined || exitCode === undefined) {
    // The exit code can arrive with a later report, but not later than the task's own end.
    if (!taskIsOver) return { kind: "waiting", phase: task.lastStatus };
    if (target === undefined) return failed("noContainer");
    return failed(task.startedAt === undefined ? "neverStarted" : "noExitCode");
  }
  if (task.stopCode !== undefined && task.stopCode !== "EssentialContainerExited") {
    return failed("stopped", exitCode);
  }
  if (endedFirst.size > 0) return failed("otherContainer", exitCode);
  if (failedByItself(target)) return failed("exited", exitCode);
  const culprit = task.containers.some(
    (other) => otherEssential.includes(other.name) && failedByItself(other),
  );
  if (culprit) return failed("otherContainer", exitCode);
  return exitCode === 0 ? { kind: "succeeded", exitCode } : failed("exited", exitCode);
}

/**
 * Whether the judged container has run. The task's own `startedAt` comes only when all its containers run, and one
 * that depends on the judged one's success does not before that has ended.
 */
export function hasStarted(task: TaskSnapshot, { container }: Judged): boolean {
  const status = task.containers.find(({ name }) => name === container)?.lastStatus;
  return task.startedAt !== undefined || status === "RUNNING" || status === "STOPPING";
}

/** Essential containers other than the judged one that a snapshot shows ended while the judged one is not. */
export function endedBeforeTarget(
  task: TaskSnapshot,
  { container, otherEssential }: Judged,
): readonly string[] {
  const ended = task.containers.filter(({ lastStatus }) => lastStatus === "STOPPED").map(({ name }) => name);
  return ended.includes(container) ? [] : ended.filter((name) => otherEssential.includes(name));
}

/**
 * Whether a container's end can have been the reason for the task's stop. 137 and 143 are what SIGKILL and SIGTERM
 * leave behind when ECS stops the rest of a task whose first essential container has ended. Any other code, seen
 * together with ours, leaves open which of the two ended first; the gate stays shut then.
 */
function failedByItself({ lastStatus, exitCode }: ContainerSnapshot): boolean {
  return lastStatus === "STOPPED" && exitCode !== undefined && ![0, 137, 143].includes(exitCode);
}

function failed(cause: FailureCause, exitCode?: number): Failure {
  return defined({ kind: "failed" as const, cause, exitCode });
}
