import type { Obligation } from "./obligation";

/** One time that the migration's container ran: the row that a migration leaves in a database. */
export interface Execution {
  readonly label: string;
  readonly runId: string;
  readonly taskArn: string;
  readonly obligation: Obligation;
  /** The `up` whose RunTask made the task, counted from 1. */
  readonly up: number;
  readonly startedAtMs: number;
  readonly end?: {
    readonly atMs: number;
    readonly exitCode: number;
    /** Whether it ended for being told to stop. */
    readonly wasStopped: boolean;
    /** Place in the journal. */
    readonly seq: number;
  };
  /** When its task was STOPPED: from then on ECS's hour runs. */
  readonly taskStoppedAtMs?: number;
}

const hourMs = 3_600_000;

export const isInFlight = ({ end }: Execution) => end === undefined;

/** An exit code 0 that follows a stop may be a SIGTERM handled politely. */
export const hasSucceeded = ({ end }: Execution) =>
  end !== undefined && end.exitCode === 0 && !end.wasStopped;

export const hasFailed = (execution: Execution) => !isInFlight(execution) && !hasSucceeded(execution);

/** Whether ECS has forgotten it: neither the task is shown any more nor its token remembered. */
export const isForgotten = ({ taskStoppedAtMs }: Execution, nowMs: number) =>
  taskStoppedAtMs !== undefined && nowMs - taskStoppedAtMs >= hourMs;
