import * as pulumi from "@pulumi/pulumi";
import type { TaskDefinitionInputs } from "../definition/shape";
import type { OneOffTaskArgs } from "../resource/args";
import { fingerprint } from "../values/fingerprint";
import { withoutNull } from "../values/withoutNull";
import type { MadeTask } from "./runResult";

/**
 * Known once a task has succeeded with the definition that it is to run from. An order alone is no gate: with
 * `pulumi up --target`, what comes after a task that is left out would go on without it.
 */
export function passed(
  { name, task }: MadeTask,
  wanted: NonNullable<OneOffTaskArgs["taskDefinition"]>,
): pulumi.Output<true> {
  // A resource has its inputs as outputs: those that the state has, where it is left out.
  const { taskDefinition: recorded } = task as unknown as { taskDefinition: pulumi.Output<unknown> };
  const known = pulumi.all([recorded, wanted, task.status]).apply(([ran, asked, status]) => {
    if (status === "succeeded" && contentOf(ran) === contentOf(asked)) return true as const;
    throw new pulumi.RunError(notPassed(name));
  });
  return pulumi.unsecret(known);
}

/** Tags are no part of what is run. */
function contentOf(definition: unknown): string {
  const { tags: _tags, ...content } = definition as TaskDefinitionInputs;
  return fingerprint(withoutNull(content));
}

function notPassed(name: string): string {
  return `"${name}" has not succeeded with the definition that it is to run from, so nothing that comes after it goes on: run \`pulumi up\` without --target, or with all resources of the component in it`;
}
