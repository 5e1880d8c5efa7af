import { sameValue } from "./difference";
import type { Properties, ResourceType } from "./resource-type";

/**
 * The inputs as they would have to be for what AWS has now, so that the next update sees what was changed behind
 * Pulumi's back and puts it right. For an import, which has no inputs yet, all that AWS tells.
 */
export function inputsAfterRefresh(type: ResourceType, inputs: Properties, outputs: Properties): Properties {
  const isImport = Object.keys(inputs).length === 0;
  const names = Object.keys(isImport ? type.inputs : inputs).filter((name) => outputs[name] !== undefined);
  const moved = names.filter((name) => !sameValue(type.inputs[name], inputs[name], outputs[name]));
  return { ...inputs, ...Object.fromEntries(moved.map((name) => [name, outputs[name]])) };
}
