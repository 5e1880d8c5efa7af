import type { RunTaskRequest, Task, TaskStopCode } from "@aws-sdk/client-ecs";
import type { Capacity } from "./capacity";
import type { Visibility } from "./visibility";

/** A task's end that its own containers did not bring about: the host is lost, Spot takes it back, memory runs out. */
export interface Ending {
  readonly stopCode: TaskStopCode;
  /** ECS's own words, such as `Your Spot Task was interrupted.` */
  readonly stoppedReason: string;
  /** Recorded for every container that was still running; absent as for a lost host. */
  readonly exitCode?: number;
  /** Recorded for every container that was still running, such as `OutOfMemoryError: Container killed due to memory usage`. */
  readonly containerReason?: string;
}

/** Why a task is to be stopped. */
export interface Stop {
  readonly stopCode: TaskStopCode;
  readonly stoppedReason: string;
}

/** The task a service wants: RunTask's input, for one task, without RunTask's checks and token. */
export type TaskOrder = Omit<RunTaskRequest, "clientToken" | "count" | "taskDefinition"> & {
  /** Also of an INACTIVE revision: a service goes on with the one it has. */
  readonly taskDefinitionArn: string;
};

/** The tasks of a region from behind the scenes: what a test sees and does there without a call to AWS. */
export interface TasksAtHand {
  /** The task as DescribeTasks shows it now; `undefined` for one that was never there or is forgotten. */
  find(taskArn: string): Task | undefined;
  /** Every task of a cluster that is not STOPPED yet. */
  alive(clusterArn: string): Task[];
  /** Ends a task from outside: its processes are killed, and DescribeTasks tells the ending. Throws for an unknown task. */
  end(taskArn: string, ending: Ending): void;
  /** Where RunTask's `failures[]` are programmed. */
  readonly capacity: Capacity;
  /** Where DescribeTasks' eventual consistency is programmed. */
  readonly visibility: Visibility;
}

/** The same, as services see them. */
export interface Tasks extends TasksAtHand {
  /** Starts one task and answers its ARN. */
  start(order: TaskOrder): string;
  /** Sets desiredStatus STOPPED and sends SIGTERM, then SIGKILL. Nothing happens to a task that is already ending. */
  stop(taskArn: string, stop: Stop): void;
  /** Calls `listener` after each change that raises a task's `version`; the returned function ends that. */
  onChange(listener: (task: Task) => void): () => void;
}
