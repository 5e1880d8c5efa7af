import type { Reached } from "../run/reached";
import { taskIdOf } from "../run/task";
import { commandLine } from "./command";
import { taskConsoleUrl } from "./links";

/** What a report on a run without a verdict tells besides its cause. */
export interface UnfinishedContext {
  readonly command: readonly string[] | undefined;
  readonly attempt: number;
  readonly reached: Reached;
}

/**
 * The error of an `up` that ended before its run did. `because` is one phrase; `advice` says how to mend the cause, if
 * there is one to mend.
 */
export function unfinishedReport(
  because: string,
  advice: readonly string[],
  { command, attempt, reached }: UnfinishedContext,
): string {
  return [
    `${commandLine(command)} has no verdict: ${because}`,
    ...advice,
    leftAlone(reached),
    ...(reached.kind === "task" ? [`Task: ${taskConsoleUrl(reached.taskArn)}`] : []),
    "Nothing that waits for taskDefinitionArn was changed.",
    `Run \`pulumi up\` again: ${nextUp(reached, attempt)}.`,
  ].join("\n");
}

/** The line that answers the user's first Ctrl-C. */
export function interruptionLine({ attempt, reached }: UnfinishedContext): string {
  return [
    `interrupted: ${leftAlone(reached)}`,
    `The next \`pulumi up\`: ${nextUp(reached, attempt)}.`,
    "A second Ctrl-C ends Pulumi before this is recorded: nothing changes in ECS, and the next `pulumi up` looks there.",
  ].join(" ");
}

function leftAlone(reached: Reached): string {
  switch (reached.kind) {
    case "task":
      return `Task ${taskIdOf(reached.taskArn)} is left alone and goes on in ECS.`;
    case "other":
      return `Task ${taskIdOf(reached.taskArn)}, another run of this resource, is left alone and goes on in ECS; no task of this run is known.`;
    case "nothing":
      return "No task of this run is known to be in flight; if ECS has started one, it goes on there.";
    default:
      return reached satisfies never;
  }
}

function nextUp(reached: Reached, attempt: number): string {
  switch (reached.kind) {
    case "task":
      return `it adopts the task as attempt ${attempt}, and starts no second one`;
    case "other":
      return `it waits for that task unless it has ended by then, goes on with attempt ${attempt}, and starts no second task for it`;
    case "nothing":
      return `it goes on with attempt ${attempt}, adopts the task if one was started, and starts no second one`;
    default:
      return reached satisfies never;
  }
}
