import type { Look } from "../../values/look";
import type { IsUnknown, Problem } from "../../values/problem";
import { containerOverrideProblems } from "./containerOverrides";
import { executeCommandProblems } from "./executeCommand";
import { startsOnFargate } from "./launch";
import { launchVolumeProblems } from "./launchVolume";
import { overriddenSizeProblems } from "./overriddenSize";
import { overridesSizeProblems } from "./overridesSize";
import { placementProblems } from "./placement";
import { secretVariableProblems } from "./secretVariables";
import { timeoutProblems } from "./timeouts";

/** Problems between the inputs of a run, and between them and the definition. */
export function runProblems(inputs: Look, isUnknown: IsUnknown): Problem[] {
  return [
    ...placementProblems(inputs),
    ...containerOverrideProblems(inputs),
    ...overriddenSizeProblems(inputs, startsOnFargate(inputs)),
    ...overridesSizeProblems(inputs, inputs.at("command"), inputs.at("environment"), isUnknown),
    ...launchVolumeProblems(inputs),
    ...executeCommandProblems(inputs),
    ...timeoutProblems(inputs),
    ...secretVariableProblems(inputs),
  ];
}
