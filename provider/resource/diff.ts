import { commandLine } from "../diagnosis/command";
import { type Plan, planRun } from "../run/plan";
import { canonicalJson } from "../values/canonical";
import type { Host } from "./host";
import { inputNames, type OneOffTaskInputs } from "./inputs";
import { type Properties, recordedOf } from "./state";
import { isUnknown } from "./unknown";
import { wantedOf } from "./wanted";

/** What the engine is told about a change. */
export interface Difference {
  readonly changes: boolean;
  readonly replaces: readonly string[];
}

/** Compares recorded properties with new inputs. Makes no AWS call. Says on the resource's row what will happen and why. */
export async function diff(
  urn: string,
  olds: Properties,
  inputs: OneOffTaskInputs,
  host: Host,
): Promise<Difference> {
  const region = await host.region(inputs.connection ?? {});
  const plan = planRun(recordedOf(olds), wantedOf(inputs, region), isUnknown);
  if (plan.kind !== "keep") host.progress(urn).line(sentence(plan, inputs));
  return {
    changes: plan.kind !== "keep" || bookkeepingChanged(olds, inputs),
    replaces: plan.kind === "replace" ? plan.properties : [],
  };
}

/** What a plan will do, as the preview says it. */
export function sentence(
  plan: Exclude<Plan, { kind: "keep" }>,
  { command }: Pick<OneOffTaskInputs, "command">,
): string {
  const because = plan.reasons.join(", ");
  switch (plan.kind) {
    case "run":
      return `will run ${commandLine(command)}${plan.attempt > 1 ? ` (attempt ${plan.attempt})` : ""}, because ${because}`;
    case "register":
      return `will register the task definition again without a run, because ${because}`;
    case "replace":
      return `will be replaced and run ${commandLine(command)}, because ${because}`;
    default:
      return plan satisfies never;
  }
}

/** Inputs that are no reason for anything, and yet are part of the state. */
function bookkeepingChanged(olds: Properties, inputs: OneOffTaskInputs): boolean {
  return inputNames
    .filter((name) => name !== "taskDefinitionArn")
    .some((name) => canonicalJson(olds[name]) !== canonicalJson(inputs[name]));
}
