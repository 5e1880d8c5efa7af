import { planRun } from "../run/plan";
import type { Host } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { outputNames, outputsOf, type Properties, propertiesOf, recordedOf } from "./state";
import { isUnknown, unknownValue } from "./unknown";
import { wantedOf } from "./wanted";

/** The properties to record as far as they can be told without AWS. A run, or a new revision, leaves no output known. */
export async function foresee(
  inputs: OneOffTaskInputs,
  olds: Properties | undefined,
  host: Host,
): Promise<Properties> {
  const region = await host.region(inputs.connection ?? {});
  const plan = planRun(olds && recordedOf(olds), wantedOf(inputs, region), isUnknown);
  if (olds !== undefined && plan.kind === "keep") return propertiesOf(inputs, outputsOf(olds));
  return { ...inputs, ...Object.fromEntries(outputNames.map((name) => [name, unknownValue])) };
}
