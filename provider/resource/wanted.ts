import { normaliseDefinition } from "../definition/normalise";
import { isSettled, targetContainer } from "../definition/target";
import { normalOverrides } from "../run/normalOverrides";
import type { Wanted, WantedDefinition } from "../run/plan";
import { defined } from "../values/defined";
import { isRecord } from "../values/record";
import type { OneOffTaskInputs } from "./inputs";
import { isUnknown } from "./unknown";

/** What the inputs ask for, in its normal spelling. `region` is the connection's, where it is known. */
export function wantedOf(inputs: OneOffTaskInputs, region: string | undefined): Wanted {
  const { cluster, container, command, environment, overrides, triggers, runPolicy, logs } = inputs;
  const definition = definitionOf(inputs);
  return defined({
    cluster,
    region,
    definition,
    container,
    judged: judgedIn(definition, container),
    command,
    environment,
    overrides: overrides && normalOverrides(overrides),
    triggers,
    runPolicy: isUnknown(runPolicy) ? undefined : runPolicy,
    logGroup: isUnknown(logs) ? String(logs) : logs?.group,
  });
}

/** The container that the run is judged by, where the definition is inline and known enough. */
function judgedIn(definition: WantedDefinition, container: string | undefined): string | undefined {
  const content = definition.kind === "inline" ? definition.content : undefined;
  const containers = isRecord(content) ? content.containerDefinitions : undefined;
  if (isUnknown(container) || !Array.isArray(containers) || !containers.every(isSettled(isUnknown)))
    return undefined;
  const target = targetContainer(containers, container);
  return target.kind === "target" ? target.container.name : undefined;
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
