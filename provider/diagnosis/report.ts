import type { LogDestination } from "../logs/stream";
import type { Limits } from "../run/limits";
import type { FailedOutcome } from "../run/outcome";
import type { TaskSnapshot } from "../run/task";
import { commandLine } from "./command";
import { limitPhrase } from "./limit";
import { logConsoleUrl, taskConsoleUrl } from "./links";

/** What a report tells besides the outcome. */
export interface ReportContext {
  readonly command: readonly string[] | undefined;
  readonly container: string;
  readonly attempt: number;
  readonly limits: Limits;
  /** The last lines of the container's output, oldest first. */
  readonly tail: readonly string[];
  readonly logs: LogDestination;
}

/** What a phrase on an outcome has to name. */
export type PhraseContext = Pick<ReportContext, "container" | "limits">;

/** What a failed run came to, in one phrase: `exit code 1`. It stands in the state, and in the next plan's reasons. */
export function failurePhrase(outcome: FailedOutcome, { container, limits }: PhraseContext): string {
  switch (outcome.kind) {
    case "refused":
      return `ECS started no task${outcome.reasons.length === 0 ? " and gave no reason" : `: ${outcome.reasons.join("; ")}`}`;
    case "lost":
      return "ECS no longer knows the task";
    case "timedOut":
      return limitPhrase(outcome.limit, limits);
    case "failed":
      return causePhrase(outcome, container);
    default:
      return outcome satisfies never;
  }
}

function causePhrase(
  { failure, task }: Extract<FailedOutcome, { kind: "failed" }>,
  container: string,
): string {
  const exit = failure.exitCode === undefined ? "" : ` (exit code ${failure.exitCode})`;
  switch (failure.cause) {
    case "exited":
      return `exit code ${failure.exitCode}`;
    case "neverStarted":
      return `the task never started${task.stoppedReason === undefined ? "" : `: ${task.stoppedReason}`}`;
    case "noExitCode":
      return `ECS reports no exit code for container "${container}"`;
    case "stopped":
      return `the task was stopped: ${task.stopCode}${exit}`;
    case "otherContainer":
      return `another essential container of the task failed${exit}`;
    case "noContainer":
      return `the task has no container "${container}"`;
    default:
      return failure.cause satisfies never;
  }
}

/**
 * The one error of a failed run, as the lines a person reads at night: what failed, what ECS says, the last lines of
 * the output, where to see more, and what happens next.
 */
export function failureReport(outcome: FailedOutcome, context: ReportContext): string {
  const { command, container, attempt } = context;
  const phrase = failurePhrase(outcome, context);
  return [
    `${commandLine(command)} failed: ${phrase} (container "${container}", attempt ${attempt}).`,
    ...(outcome.kind === "refused" ? [] : taskLines(outcome.task, container)),
    ...outputLines(context),
    "Nothing that waits for taskDefinitionArn was changed: a gated service still runs what it ran before.",
    `Mend the cause and run \`pulumi up\` again: that will be attempt ${attempt + 1}.`,
  ].join("\n");
}

function taskLines(task: TaskSnapshot, container: string): string[] {
  const reason = task.containers.find(({ name }) => name === container)?.reason;
  return [
    ...(task.stoppedReason === undefined ? [] : [`ECS says: ${task.stoppedReason}`]),
    ...(reason === undefined ? [] : [`Container "${container}": ${reason}`]),
    `Task: ${taskConsoleUrl(task.arn)}`,
  ];
}

function outputLines({ logs, tail }: ReportContext): string[] {
  if (logs.kind === "elsewhere") return [`Output: ${logs.because}.`];
  const url = `Log: ${logConsoleUrl(logs.stream)}`;
  if (tail.length === 0) return [url, "No line of output could be read."];
  return [
    url,
    `Last ${tail.length === 1 ? "line" : `${tail.length} lines`} of output:`,
    ...tail.map((line) => `  | ${line}`),
  ];
}
