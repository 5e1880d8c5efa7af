import { withLogGroup } from "../definition/logGroup";
import { type NormalDefinition, normaliseDefinition } from "../definition/normalise";
import type { TaskDefinitionInputs } from "../definition/shape";
import type { OneOffTaskInputs } from "./inputs";

/** What is registered for an inline definition: its normal form, with the log group of the inputs. */
export function contentToRegister(
  definition: TaskDefinitionInputs,
  inputs: OneOffTaskInputs,
  region: string,
): NormalDefinition {
  const content = normaliseDefinition(definition, inputs);
  const group = inputs.logs?.group;
  return group === undefined ? content : withLogGroup(content, group, region);
}
