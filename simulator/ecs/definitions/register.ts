import type { RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse } from "@aws-sdk/client-ecs";
import type { Clock } from "../../clock";
import type { Tags } from "../../ports";
import type { Checked } from "../../protocol/operation";
import { contentOf } from "./content";
import type { DefinitionStore } from "./store";
import { checkDefinition } from "./task-rules";

/** RegisterTaskDefinition: a new revision on every call, also for a definition that is there already. */
export function registerDefinition(
  input: Checked<RegisterTaskDefinitionRequest, "family" | "containerDefinitions">,
  definitions: DefinitionStore,
  tags: Tags,
  by: { readonly account: string; readonly clock: Clock },
): RegisterTaskDefinitionResponse {
  checkDefinition(input);
  const { family, tags: given, ...definition } = input;
  const registered = {
    registeredAt: new Date(by.clock.now()),
    registeredBy: `arn:aws:iam::${by.account}:root`,
  };
  const taskDefinition = definitions.add(family, contentOf(definition, registered));
  if (given === undefined) return { taskDefinition };
  tags.set(taskDefinition.taskDefinitionArn, given);
  return { taskDefinition, tags: tags.of(taskDefinition.taskDefinitionArn) };
}
