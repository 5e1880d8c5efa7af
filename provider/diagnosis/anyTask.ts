import { defaultLimits, type Limits } from "../run/limits";
import type { FailedOutcome } from "../run/outcome";
import type { TaskSnapshot } from "../run/task";
import type { FailureCause, Judged } from "../run/verdict";
import type { AnyTaskState } from "./anyTaskState";
import { inServiceWords, serviceCauses } from "./causes/service";
import { evidenceOf, type Known } from "./evidence";
import { type Explanation, explain } from "./explain";
import { failureVerb } from "./phrase";
import { inWordsOf } from "./vocabulary";

/** What is known of a task besides how it stands. */
export interface AnyTaskContext {
  readonly judged: Judged;
  /** Of this run, where it is known. */
  readonly command?: readonly string[];
  readonly limits?: Limits;
  /** Whether it is a run of a `OneOffTask`, which the next `pulumi up` goes on with. */
  readonly isResources: boolean;
  /** How the run ended, in one phrase, where that was told before. */
  readonly phrase?: string;
  /** The last lines of output, oldest first. */
  readonly tail: readonly string[];
  /** Takes secrets out of a text, before it is cut. */
  readonly redact: (text: string) => string;
}

/** What there is to say of a task. */
export interface AnyTask {
  readonly status: "starting" | "running" | "ending" | "succeeded" | "failed";
  /** As it reads after the container's name: `exited 3`. */
  readonly verdict: string;
  /** Whole sentences; absent where there is nothing to explain. */
  readonly explanation?: Explanation;
  /** As the tables of causes take it; absent of one that runs or has succeeded. */
  readonly outcome?: FailedOutcome;
  /** The last snapshot; absent where no task was started. */
  readonly task?: TaskSnapshot;
}

/** Explains any task of ECS, whoever started it. */
export function anyTask(state: AnyTaskState, context: AnyTaskContext): AnyTask {
  switch (state.kind) {
    case "starting": {
      const { task } = state;
      const outcome = { kind: "timedOut", limit: "startTimeout", task, atLimit: task } as const;
      const verdict = `has not started yet: the task is ${task.lastStatus}`;
      return { status: "starting", verdict, task, outcome, explanation: explained(outcome, context, true) };
    }
    case "running":
      return { status: "running", verdict: "is running", task: state.task };
    case "ending": {
      const { task } = state;
      const { stopCode, lastStatus } = task;
      if (stopCode === undefined)
        return { status: "ending", verdict: `is being stopped: the task is ${lastStatus}`, task };
      const outcome = failedBy(task, causeOf(stopCode));
      const verdict = `is being stopped: ${stopCode}`;
      return { status: "ending", verdict, task, outcome, explanation: explained(outcome, context) };
    }
    case "over":
      return overWith(state, context);
    default:
      return state satisfies never;
  }
}

function overWith({ outcome }: Extract<AnyTaskState, { kind: "over" }>, context: AnyTaskContext): AnyTask {
  const { judged, limits = defaultLimits, redact, isResources, phrase } = context;
  if (outcome.kind === "succeeded") {
    const { task } = outcome;
    const succeeded = { status: "succeeded", verdict: "exited 0", task } as const;
    if (task.service === undefined) return succeeded;
    return { ...succeeded, explanation: explained(failedBy(task, "exited", 0), context) };
  }
  const verb = phrase ?? failureVerb(outcome, { ...judged, limits, redact });
  return {
    status: "failed",
    verdict: isResources ? verb : inWordsOf("commandLine")(verb),
    ...(outcome.kind !== "refused" && { task: outcome.task }),
    outcome,
    explanation: explained(outcome, context),
  };
}

function explained(outcome: FailedOutcome, context: AnyTaskContext, stillWaits = false): Explanation {
  const { judged, command, limits = defaultLimits, tail, redact, isResources } = context;
  const known: Known = { ...judged, command, limits, tail, redact, ...(stillWaits && { stillWaits }) };
  const { title, cause, advice, url } = explain(evidenceOf(outcome, known), serviceCauses);
  const isService = outcome.kind !== "refused" && outcome.task.service !== undefined;
  const own = inWordsOf(isResources ? undefined : "commandLine");
  const inWords = (text: string) => (isService ? inServiceWords(own(text)) : own(text));
  return {
    title,
    cause: redact(inWords(cause)),
    advice: redact(inWords(advice)),
    ...(url !== undefined && { url }),
  };
}

function failedBy(task: TaskSnapshot, cause: FailureCause, exitCode?: number): FailedOutcome {
  const failure = { kind: "failed", cause, ...(exitCode !== undefined && { exitCode }) } as const;
  return { kind: "failed", task, failure };
}

/** What stops a task whose container's end is not told yet. */
function causeOf(stopCode: string): FailureCause {
  if (stopCode === "TaskFailedToStart") return "neverStarted";
  return stopCode === "EssentialContainerExited" ? "otherContainer" : "stopped";
}
