import type { LogDestination } from "../logs/stream";
import type { FailedOutcome } from "../run/outcome";
import { mayStartAgain } from "../run/retry";
import { attemptOf } from "./command";
import { ecsWords, tellingWords } from "./ecsWords";
import { evidenceOf } from "./evidence";
import { explain } from "./explain";
import { nextAttempt, type Occasion, wayOut } from "./occasion";
import { failureVerb, type PhraseContext } from "./phrase";
import type { Reach } from "./reach";
import { clusterLine, logLines, taskLines } from "./seeMore";
import { shorten } from "./shorten";
import { inWordsOf } from "./vocabulary";

/** What a report tells besides the outcome. */
export interface ReportContext extends PhraseContext {
  readonly command: readonly string[] | undefined;
  readonly attempt: number;
  /** Name or ARN. */
  readonly cluster: string;
  readonly region: string;
  /** Of the run's connection. */
  readonly reach?: Reach;
  /** How often a start that failed for a passing reason was tried again. */
  readonly startRetries: number;
  /** The last lines of output, oldest first. */
  readonly tail: readonly string[];
  readonly logs: LogDestination;
  readonly occasion?: Occasion;
}

/**
 * An error travels to the engine in the headers of a gRPC answer: a longer one would be lost, and the state with it.
 * Output gives way, and ECS's words do; what to do never does.
 */
const mostCharacters = 38_000;
const mostWords = 1_500;

/**
 * The one error of a failed run, as the lines a person reads at night: what failed, why, what to do, what ECS says, the
 * last lines of the output, where to see more, and what happens next.
 */
export function failureReport(outcome: FailedOutcome, context: ReportContext): string {
  const { command, container, attempt, redact, reach } = context;
  const { cause, advice, url } = explain(evidenceOf(outcome, context));
  const inWords = inWordsOf(context.occasion);
  const before = [
    `${attemptOf(attempt, command, redact, context.occasion)} in container "${container}" ${inWords(failureVerb(outcome, context))}.`,
    inWords(`${redact(cause)}${triedAgain(outcome, context)} ${redact(advice)}`),
    ...saidLines(outcome, context),
  ];
  const after = [
    ...(outcome.kind === "refused"
      ? [clusterLine(context.cluster, context.region, reach)]
      : taskLines(outcome.task.arn, reach)),
    ...(hasRun(outcome) ? logLines(context.logs, reach) : []),
    ...(url === undefined ? [] : [`More: ${url}`]),
    ...nextAttempt(attempt, context.occasion),
    ...wayOut(context.occasion),
  ];
  const rest = [...before, ...after].reduce((length, line) => length + line.length + 1, 0);
  const { tail } = context;
  // At a terminal all of it has just been shown.
  const isShown = context.occasion === "commandLine";
  const hasOutput = !isShown && (tail.length > 0 || hasRun(outcome));
  const output = hasOutput ? outputLines(context, mostCharacters - rest) : [];
  return [...before, ...output, ...after].join("\n");
}

/** Whether there can be output of the judged container. */
function hasRun(outcome: FailedOutcome): boolean {
  if (outcome.kind === "refused") return false;
  if (outcome.kind === "timedOut") return outcome.limit === "timeout";
  return outcome.kind === "lost" || outcome.failure.cause !== "neverStarted";
}

function triedAgain(outcome: FailedOutcome, { startRetries }: ReportContext): string {
  if (startRetries === 0 || !mayStartAgain(outcome)) return "";
  return ` It was started again ${startRetries === 1 ? "once" : `${startRetries} times`} (startRetries).`;
}

/** ECS's own words, where they say more than that the task has ended. */
export function saidLines(
  outcome: FailedOutcome,
  { container, redact }: Pick<ReportContext, "container" | "redact">,
): readonly string[] {
  const words = tellingWords(ecsWords(outcome, container));
  return words.slice(0, 5).map(({ text, container: of }) => {
    const about = of === undefined ? "" : ` of container "${of}"`;
    return `ECS says${about}: ${shorten(redact(text), mostWords)}`;
  });
}

/** The last lines, as many of them as there is room for. */
export function outputLines(
  { logs, tail }: Pick<ReportContext, "logs" | "tail">,
  room: number,
): readonly string[] {
  if (logs.kind === "elsewhere" && tail.length === 0) return [];
  if (tail.length === 0) return ["There is no output to repeat here."];
  const lines = tail.map((line) => `  | ${line}`);
  const headline = 40;
  let length = headline;
  let from = lines.length;
  while (from > 0 && length + (lines[from - 1] ?? "").length + 1 <= room) {
    from -= 1;
    length += (lines[from] ?? "").length + 1;
  }
  const shown = lines.slice(from);
  if (shown.length === 0) return ["The last lines of output are too long to be repeated here."];
  return [`Last ${shown.length === 1 ? "line" : `${shown.length} lines`} of output:`, ...shown];
}
