import { normaliseDefinition } from "../definition/normalise";
import type { Revision } from "../definition/registry";
import { existingRevision, registeredRevision } from "../definition/revision";
import type { Aws } from "./host";
import type { OneOffTaskInputs } from "./inputs";
import { type OneOffTaskOutputs, outputsOf, type Properties, recordedOf } from "./state";

/** The revision that the inputs ask for, and what the state has to keep of it. */
export interface Registration {
  readonly revision: Revision;
  readonly outputs: Pick<OneOffTaskOutputs, "revisions" | "registeredArn" | "requestedArn">;
}

/** Finds or registers the revision to run. Nothing is registered when the state's own revision still serves. */
export async function revisionFor(
  inputs: OneOffTaskInputs,
  olds: Properties | undefined,
  { definitions }: Aws,
): Promise<Registration> {
  const before = olds && outputsOf(olds);
  const revisions = before?.revisions ?? [];
  const { taskDefinition, taskDefinitionArn: requestedArn = "" } = inputs;
  if (taskDefinition === undefined) {
    const revision = await existingRevision(requestedArn, definitions);
    return { revision, outputs: { revisions, requestedArn } };
  }
  const content = normaliseDefinition(taskDefinition, inputs);
  const revision = await registeredRevision(content, knownRevision(olds), definitions);
  return {
    revision,
    outputs: { revisions: [...new Set([...revisions, revision.arn])], registeredArn: revision.arn },
  };
}

function knownRevision(olds: Properties | undefined) {
  if (olds === undefined) return undefined;
  const { registeredArn: arn } = outputsOf(olds);
  const { definition } = recordedOf(olds);
  return arn === undefined || definition.kind !== "inline" ? undefined : { arn, content: definition.content };
}
