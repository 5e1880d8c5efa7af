import type { LimitExceeded } from "./limits";
import type { FailedOutcome } from "./outcome";
import type { TaskSnapshot } from "./task";

/** What happens on the way to the verdict, for whoever shows it. */
export interface RunEvents {
  /** ECS has no task of this run in flight: none was found, or it refused to start one. */
  onNothing(): void;
  /** RunTask is asked: from now on there may be a task, whether its answer comes or not. */
  onAsked(): void;
  /** The task exists; `adopted` if an earlier `up` had started it. */
  onTask(task: TaskSnapshot, adopted: boolean): void;
  /** Each look at the task. */
  onProgress(task: TaskSnapshot): void;
  /** Another run of the resource is in flight and is waited for. */
  onOther(task: TaskSnapshot): void;
  /** Starts of this run were found that never ran its command; `last` is one of them. It is started again. */
  onFailedStarts(starts: number, last: TaskSnapshot): void;
  /** A limit is exceeded, and ECS was asked to stop the task. */
  onStop(task: TaskSnapshot, limit: LimitExceeded): void;
  /** A start failed for a passing reason and is tried again after a pause. */
  onStartFailed(outcome: FailedOutcome, pauseMs: number): void;
}
