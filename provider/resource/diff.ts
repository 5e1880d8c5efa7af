import { announcement } from "../diagnosis/announcement";
import { planRun } from "../run/plan";
import { canonicalJson } from "../values/canonical";
import type { Host } from "./host";
import { inputNames, type OneOffTaskInputs } from "./inputs";
import { outputsOf, type Properties, recordedOf } from "./state";
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
  const bookkeeping = plan.kind === "keep" && bookkeepingChanged(olds, inputs);
  if (plan.kind !== "keep") host.announce(urn, announcement(plan, inputs.command, isUnknown));
  if (bookkeeping) host.announce(urn, "will not run: what changed is no reason to");
  if (plan.kind !== "replace") {
    for (const arn of outputsOf(olds).revisions) host.revisionsInUse.add(arn);
  }
  return {
    changes: plan.kind !== "keep" || bookkeeping,
    replaces: plan.kind === "replace" ? plan.properties : [],
  };
}

/** Inputs that are no reason for anything, and yet are part of the state. */
function bookkeepingChanged(olds: Properties, inputs: OneOffTaskInputs): boolean {
  return inputNames
    .filter((name) => name !== "taskDefinitionArn")
    .some((name) => canonicalJson(olds[name]) !== canonicalJson(inputs[name]));
}
