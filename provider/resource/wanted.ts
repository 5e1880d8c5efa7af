import { normaliseDefinition } from "../definition/normalise";
import type { Wanted, WantedDefinition } from "../run/plan";
import { defined } from "../values/defined";
import type { OneOffTaskInputs } from "./inputs";
import { isUnknown } from "./unknown";

/** What the inputs ask for, in its normal spelling. `region` is the connection's, where it is known. */
export function wantedOf(inputs: OneOffTaskInputs, region: string | undefined): Wanted {
  const { cluster, container, command, environment, triggers } = inputs;
  return defined({
    cluster,
    region,
    definition: definitionOf(inputs),
    container,
    command,
    environment,
    triggers,
  });
}

function definitionOf(inputs: OneOffTaskInputs): WantedDefinition {
  const { taskDefinition, taskDefinitionArn } = inputs;
  if (taskDefinition === undefined) return { kind: "existing", arn: taskDefinitionArn ?? "" };
  if (isUnknown(taskDefinition)) return { kind: "inline", content: taskDefinition };
  const { containerDefinitions } = taskDefinition;
  if (!isUnknown(containerDefinitions))
    return { kind: "inline", content: normaliseDefinition(taskDefinition, inputs) };
  const rest = normaliseDefinition({ ...taskDefinition, containerDefinitions: [] }, inputs);
  return { kind: "inline", content: { ...rest, containerDefinitions } };
}
