import type { Limits } from "../run/limits";
import type { Reached } from "../run/reached";
import { taskIdOf } from "../run/task";
import { attemptOf } from "./command";
import { limitPhrase } from "./limit";
import { commandAgain, leftAsItWas, type Occasion, wayOut } from "./occasion";
import type { Reach } from "./reach";
import { followLine, stopLine, taskLines } from "./seeMore";
import { inWordsOf } from "./vocabulary";

/** What a report on a run without a verdict tells besides its cause. */
export interface UnfinishedContext {
  readonly command: readonly string[] | undefined;
  readonly attempt: number;
  readonly reached: Reached;
  readonly limits: Limits;
  /** Of the run's connection. */
  readonly reach?: Reach;
  readonly occasion?: Occasion;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
}

/** Why a run has no verdict, in one phrase for the state and the next plan's reasons: what the next `up` finds stopped was. */
export function unfinishedPhrase(because: string, { reached, limits }: UnfinishedContext): string {
  return reached.kind === "stopping"
    ? `${because}; its task was being stopped, for it ${limitPhrase(reached.limit, limits)}`
    : because;
}

/**
 * The error of an `up` that ended before its run did. `because` is one phrase; `advice` says how to mend the cause, if
 * there is one to mend.
 */
export function unfinishedReport(
  because: string,
  advice: readonly string[],
  context: UnfinishedContext,
): string {
  const { command, attempt, reached, occasion, redact, reach } = context;
  return [
    `${attemptOf(attempt, command, redact, occasion)} has no verdict: ${because}`,
    ...advice.map(inWordsOf(occasion)),
    leftAlone(context),
    ...(reached.kind === "task" || reached.kind === "stopping" ? taskLines(reached.taskArn, reach) : []),
    ...goingOn(context),
    ...wayOut(occasion),
  ].join("\n");
}

/** The line that answers the user's first Ctrl-C. */
export function interruptionLine(context: UnfinishedContext): string {
  const { occasion } = context;
  if (occasion === "commandLine") return [leftAlone(context), ...lookingAfter(context)].join("\n");
  if (occasion === "failedDeploy") return `interrupted: ${leftAlone(context)} ${nextFailure}`;
  const again = commandAgain(occasion);
  return [
    `interrupted: ${leftAlone(context)}`,
    `The next \`${again}\`: ${nextUp(context.reached, context.attempt)}.`,
    `A second Ctrl-C ends Pulumi before this is recorded: nothing changes in ECS, and the next \`${again}\` looks there.`,
  ].join(" ");
}

/** What was left as it was, and how the run goes on. */
function goingOn(context: UnfinishedContext): readonly string[] {
  const { occasion, reached, attempt } = context;
  if (occasion === "failedDeploy") return [nextFailure];
  if (occasion === "commandLine") return lookingAfter(context);
  return [leftAsItWas(occasion), `Run \`${commandAgain(occasion)}\` again: ${nextUp(reached, attempt)}.`];
}

/** How somebody at a terminal goes on with a task that was left alone. */
function lookingAfter({ reached, reach }: UnfinishedContext): readonly string[] {
  if (reached.kind !== "task" && reached.kind !== "stopping") return [];
  return [
    followLine(reached.taskArn, reach),
    ...(reached.kind === "task" ? [stopLine(reached.taskArn, reach)] : []),
  ];
}

const nextFailure =
  "The next deploy that fails waits for what is in flight by then, and makes a run of its own.";

function leftAlone({ reached, limits, occasion }: UnfinishedContext): string {
  switch (reached.kind) {
    case "task":
      return `Task ${taskIdOf(reached.taskArn)} is left alone and goes on in ECS.`;
    case "stopping":
      return inWordsOf(occasion)(
        `ECS was asked to stop task ${taskIdOf(reached.taskArn)}, which ${limitPhrase(reached.limit, limits)}; its end is not waited for.`,
      );
    case "other":
      return `Task ${taskIdOf(reached.taskArn)}, another run of this resource, is left alone and goes on in ECS; no task of this run is known.`;
    case "unknown":
      return "No task of this run is known to be in flight; if ECS has started one, it goes on there.";
    case "nothing":
      return "No task of this run is in flight.";
    default:
      return reached satisfies never;
  }
}

function nextUp(reached: Reached, attempt: number): string {
  switch (reached.kind) {
    case "task":
      return `it adopts the task as attempt ${attempt}, and starts no second one unless it has failed by then: attempt ${attempt + 1}`;
    case "stopping":
      return `it waits for the task's end as that of attempt ${attempt}, or, if it has ended by then, runs attempt ${attempt + 1}`;
    case "other":
      return `it waits for that task unless it has ended by then, goes on with attempt ${attempt}, and starts no second task for it`;
    case "nothing":
      return `it goes on with attempt ${attempt}`;
    case "unknown":
      return `it goes on with attempt ${attempt}, adopts the task if one was started, and starts no second one unless it has failed by then: attempt ${attempt + 1}`;
    default:
      return reached satisfies never;
  }
}
