import type { LogDestination } from "../logs/stream";
import type { ContainerSnapshot, TaskSnapshot } from "../run/task";
import type { AnyTask, AnyTaskContext } from "./anyTask";
import type { Reach } from "./reach";
import { outputLines, saidLines } from "./report";
import { logLines, taskLines } from "./seeMore";
import { exitCodePhrase } from "./signal";

/** What a report on any task tells besides its explanation. */
export interface AnyTaskReportContext extends AnyTaskContext {
  /** As it begins a sentence: `Task 0123 of hi-web:7 in cluster main, eu-west-1`. */
  readonly title: string;
  /** Whose task it is, a sentence; absent where nobody is known. */
  readonly belongs?: string;
  readonly nowMs: number;
  readonly logs: LogDestination;
  /** Of the connection by which it was looked at. */
  readonly reach?: Reach;
  /** Whether ECS still shows the task. */
  readonly isShown: boolean;
  /** What happens next, a sentence a line. */
  readonly next: readonly string[];
}

/** A task as a person reads about it, a line each: how it stands, why, what to do, what ECS says, its last output, links. */
export function anyTaskReport(told: AnyTask, context: AnyTaskReportContext): readonly string[] {
  const { judged, redact, title, belongs, nowMs, logs, reach, isShown, next } = context;
  const { container } = judged;
  const { verdict, explanation, outcome, task } = told;
  const hasOutput = mayHaveOutput(told);
  return [
    `${title}: container "${container}" ${redact(verdict)}.`,
    ...(explanation === undefined ? [] : [`${explanation.cause} ${explanation.advice}`]),
    ...(outcome === undefined ? [] : saidLines(outcome, { container, redact })),
    ...(task === undefined ? [] : [...timeLines(task, told.status, nowMs), ...containerLines(task)]),
    ...(belongs === undefined ? [] : [belongs]),
    ...(hasOutput ? outputLines(context, Number.POSITIVE_INFINITY) : []),
    ...(task !== undefined && isShown ? taskLines(task.arn, reach) : []),
    ...(hasOutput ? logLines(logs, reach) : []),
    ...(explanation?.url === undefined ? [] : [`More: ${explanation.url}`]),
    ...next,
  ];
}

/** Whether the judged container can have written anything. */
export function mayHaveOutput({ status, outcome, task }: AnyTask): boolean {
  if (status === "starting" || task === undefined) return false;
  if (outcome?.kind === "timedOut") return outcome.limit === "timeout";
  return outcome?.kind !== "failed" || outcome.failure.cause !== "neverStarted";
}

/** When it was made, ran and ended, as far as that is known. */
function timeLines(
  { createdAt, startedAt, stoppedAt }: TaskSnapshot,
  status: AnyTask["status"],
  nowMs: number,
): readonly string[] {
  if (startedAt === undefined) {
    if (createdAt === undefined) return [];
    const waits = status === "starting" ? `, ${durationPhrase(nowMs - createdAt.getTime())} ago` : "";
    return [`Created ${createdAt.toISOString()}${waits}.`];
  }
  const isOver = status === "succeeded" || status === "failed";
  const endMs = stoppedAt?.getTime() ?? (isOver ? undefined : nowMs);
  const lasted = endMs === undefined ? "" : durationPhrase(endMs - startedAt.getTime());
  if (stoppedAt !== undefined)
    return [`Started ${startedAt.toISOString()}, stopped ${stoppedAt.toISOString()}, after ${lasted}.`];
  return [`Started ${startedAt.toISOString()}${isOver ? "" : `, ${lasted} ago`}.`];
}

/** How each container stands, where there are several. */
function containerLines({ containers }: TaskSnapshot): readonly string[] {
  if (containers.length < 2) return [];
  return [`Its containers: ${containers.map(containerPhrase).join(", ")}.`];
}

function containerPhrase({ name, lastStatus = "PENDING", exitCode }: ContainerSnapshot): string {
  return `"${name}" ${lastStatus}${exitCode === undefined ? "" : `, exit code ${exitCodePhrase(exitCode)}`}`;
}

/** `0.3 s`, `12 s`, `3 min 20 s`, `5 h 12 min`, `3 d 4 h`. */
export function durationPhrase(ms: number): string {
  if (ms > 0 && ms < 9_950) return `${Number((ms / 1_000).toFixed(1))} s`;
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const [minutes, hours, days] = [60, 3_600, 86_400].map((unit) => Math.floor(seconds / unit));
  if (days) return `${days} d ${Math.floor((seconds % 86_400) / 3_600)} h`;
  if (hours) return `${hours} h ${Math.floor((seconds % 3_600) / 60)} min`;
  return minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}
