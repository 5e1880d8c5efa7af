import type { Plan } from "../run/plan";
import type { IsUnknown } from "../values/problem";
import { commandLine } from "./command";

/** What a plan will do and why, as a preview says it: `will run "rake db:migrate", because command changed`. */
export function announcement(
  plan: Exclude<Plan, { kind: "keep" }>,
  command: readonly string[] | undefined,
  isUnknown: IsUnknown,
): string {
  const because = plan.reasons.join(", ");
  const said = commandLine(command, isUnknown);
  switch (plan.kind) {
    case "run":
      return `will run ${said}${plan.attempt > 1 ? ` (attempt ${plan.attempt})` : ""}, because ${because}`;
    case "register":
      return `will see to the task definition without a run, because ${because}`;
    case "replace":
      return `will be replaced and run ${said}, because ${because}`;
    default:
      return plan satisfies never;
  }
}
