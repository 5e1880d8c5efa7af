import { announcement, recordingOnly } from "../diagnosis/announcement";
import { changePhrase } from "../run/changed";
import { planRun } from "../run/plan";
import { changesBetween } from "../values/changes";
import type { Host } from "./host";
import { inputNames, type OneOffTaskInputs } from "./inputs";
import { ownerOf, useOf } from "./revision";
import { inputsOf, outputsOf, type Properties, recordedOf } from "./state";
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
  const { command, runPolicy } = inputs;
  const recording = plan.kind === "keep" ? bookkeepingChanges(olds, inputs) : [];
  if (plan.kind !== "keep") host.announce(urn, announcement(plan, { command, runPolicy, isUnknown }));
  if (recording.length > 0) host.announce(urn, recordingOnly(recording, runPolicy));
  host.resourcesInUse.add(urn);
  if (plan.kind !== "replace") {
    const owner = ownerOf(urn, inputs.cluster);
    for (const arn of outputsOf(olds).revisions) host.revisionsInUse.add(useOf(arn, owner));
  }
  return {
    changes: plan.kind !== "keep" || recording.length > 0,
    replaces: plan.kind === "replace" ? plan.properties : [],
  };
}

/** Changes of inputs that are no reason for anything, and yet are part of the state: `timeoutSeconds changed`. */
function bookkeepingChanges(olds: Properties, inputs: OneOffTaskInputs): readonly string[] {
  const recorded = inputsOf(olds);
  return inputNames.flatMap((name) =>
    changesBetween(recorded[name], inputs[name], name, isUnknown).map(changePhrase),
  );
}
