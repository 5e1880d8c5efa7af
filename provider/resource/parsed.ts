import { withParsedContainers } from "../definition/problems/parsed";
import { isUnknown } from "./unknown";

/** The inputs with the containers of the definition as a list. */
export function withContainersParsed(
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { taskDefinition } = inputs;
  if (taskDefinition === undefined || isUnknown(taskDefinition)) return inputs;
  return { ...inputs, taskDefinition: withParsedContainers(taskDefinition, isUnknown) };
}
