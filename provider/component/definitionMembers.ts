import * as pulumi from "@pulumi/pulumi";
import { definitionNames, type TaskDefinitionInputs } from "../definition/shape";
import type { OneOffTaskArgs } from "../resource/args";

/** A task definition whose members are inputs, each by itself. */
export type DefinitionMembers = {
  readonly [Name in keyof TaskDefinitionInputs]?: pulumi.Input<TaskDefinitionInputs[Name] | undefined>;
};

/**
 * The members of a definition. One that is an output as a whole is taken apart: a member that is a secret, or not known
 * yet, hides no other.
 */
export function definitionMembers(
  definition: NonNullable<OneOffTaskArgs["taskDefinition"]>,
): DefinitionMembers {
  const isWhole = pulumi.Output.isInstance(definition) || definition instanceof Promise;
  if (!isWhole) return definition as DefinitionMembers;
  const whole = pulumi.output(definition) as unknown as pulumi.Output<TaskDefinitionInputs>;
  return Object.fromEntries(definitionNames.map((name) => [name, whole.apply((members) => members[name])]));
}
