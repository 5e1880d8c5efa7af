import type { Limits } from "../run/limits";
import type { FailedOutcome } from "../run/outcome";
import { culpritOf } from "./culprit";
import { ecsWords, tellingWords } from "./ecsWords";
import { limitPhrase } from "./limit";
import { shorten } from "./shorten";
import { exitCodePhrase } from "./signal";

/** What a phrase on an outcome has to name. */
export interface PhraseContext {
  readonly container: string;
  /** Names of the other containers whose end stops the task. */
  readonly otherEssential: readonly string[];
  readonly limits: Limits;
  /** Takes secrets out of a text. What is cut afterwards cannot leave half of one. */
  readonly redact: (text: string) => string;
}

/**
 * What a failed run came to, as it reads after "attempt 1": `exited 1`. It stands in the state, and in the next plan's
 * reasons.
 */
export function failurePhrase(outcome: FailedOutcome, context: PhraseContext): string {
  const verb = failureVerb(outcome, context);
  const words = tellingWords(ecsWords(outcome, context.container));
  const hasToSay =
    outcome.kind === "refused" || (outcome.kind === "failed" && outcome.failure.cause === "neverStarted");
  if (!hasToSay || words.length === 0) return verb;
  const said = outcome.kind === "refused" ? words : words.slice(0, 1);
  return `${verb}: ${shorten(context.redact(said.map(({ text }) => text).join("; ")), 500)}`;
}

/** The same without ECS's words. */
export function failureVerb(
  outcome: FailedOutcome,
  { container, otherEssential, limits }: PhraseContext,
): string {
  switch (outcome.kind) {
    case "refused":
      return `was refused by ECS${outcome.reasons.length === 0 ? ", which gave no reason" : ""}`;
    case "lost":
      return "was lost: ECS no longer knows its task";
    case "timedOut":
      return limitPhrase(outcome.limit, limits);
    case "failed":
      return endVerb(outcome, container, otherEssential);
    default:
      return outcome satisfies never;
  }
}

function endVerb(
  outcome: Extract<FailedOutcome, { kind: "failed" }>,
  container: string,
  otherEssential: readonly string[],
): string {
  const { failure, task } = outcome;
  const { exitCode } = failure;
  const aside = exitCode === undefined ? "" : ` (exit code ${exitCode})`;
  switch (failure.cause) {
    case "exited":
      return exitCode === undefined ? "exited" : `exited ${exitCodePhrase(exitCode)}`;
    case "neverStarted": {
      const [first] = tellingWords(ecsWords(outcome, container));
      const other = first?.container ?? container;
      return other === container ? "never started" : `never started because of container "${other}"`;
    }
    case "noExitCode":
      return "ended without an exit code";
    case "stopped":
      return `was stopped: ${task.stopCode}${aside}`;
    case "otherContainer": {
      const culprit = culpritOf(outcome, otherEssential);
      if (culprit === undefined) return `was ended by another essential container${aside}`;
      const how =
        culprit.exitCode === undefined
          ? "which ended first"
          : `which exited ${exitCodePhrase(culprit.exitCode)}`;
      return `was ended by container "${culprit.name}", ${how}${aside}`;
    }
    case "noContainer":
      return `had no container "${container}" in its task`;
    default:
      return failure.cause satisfies never;
  }
}
