import type { Plan } from "../run/plan";
import type { RunPolicy } from "../run/policy";
import type { IsUnknown } from "../values/problem";
import { commandLine } from "./command";

/** What a sentence on a plan has to name. */
export interface AnnouncementContext {
  readonly command?: readonly string[] | undefined;
  readonly runPolicy?: RunPolicy | undefined;
  readonly isUnknown: IsUnknown;
}

/** What a plan will do and why, as a preview says it: `will run "rake db:migrate" because command changed`. */
export function announcement(
  plan: Exclude<Plan, { kind: "keep" }>,
  { command, runPolicy, isUnknown }: AnnouncementContext,
): string {
  const reasons = listed(plan.reasons);
  const said = quotedCommand(command, isUnknown);
  switch (plan.kind) {
    case "run":
      return plan.attempt > 1
        ? `will run ${said}: attempt ${plan.attempt}, ${reasons}`
        : `will run ${said} because ${reasons}`;
    case "register":
      return `will not run${noRun(runPolicy)}; will hand on the task definition because ${reasons}`;
    case "replace":
      return `will be replaced and run ${said} because ${reasons}`;
    default:
      return plan satisfies never;
  }
}

/** What is said of an update that runs nothing and registers nothing. `changes` are phrases such as `tags changed`. */
export function recordingOnly(changes: readonly string[], runPolicy: RunPolicy | undefined): string {
  return `will not run${noRun(runPolicy)}; will record that ${listed(changes)}`;
}

/** Why a policy lets a change pass; nothing for the one that runs for every change that matters. */
function noRun(runPolicy: RunPolicy = "onChange"): string {
  switch (runPolicy) {
    case "onChange":
    case "always":
      return "";
    case "onTrigger":
      return ": nothing that onTrigger watches changed";
    case "once":
      return ": runPolicy is once, and it has succeeded";
    default:
      return runPolicy satisfies never;
  }
}

/** The command in quotes; what stands for one that is not there, or not known, as it is. */
function quotedCommand(command: readonly string[] | undefined, isUnknown: IsUnknown): string {
  const line = commandLine(command, isUnknown);
  return command === undefined || isUnknown(command) ? line : `"${line}"`;
}

const mostListed = 5;

/** Phrases as a list of a readable length: a definition written anew can have a hundred changes. */
export function listed(phrases: readonly string[]): string {
  const more = phrases.length - mostListed;
  return more > 1 ? `${phrases.slice(0, mostListed).join(", ")} and ${more} more` : phrases.join(", ");
}
