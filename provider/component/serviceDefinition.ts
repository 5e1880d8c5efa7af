import * as ecs from "@pulumi/aws/ecs";
import * as pulumi from "@pulumi/pulumi";
import { withLogGroup } from "../definition/logGroup";
import { normaliseDefinition } from "../definition/normalise";
import type { TaskDefinitionInputs } from "../definition/shape";
import { defined } from "../values/defined";
import type { GatedServiceArgs } from "./args";
import { definitionMembers } from "./definitionMembers";
import type { MadeTask } from "./runResult";

/**
 * The service's revision where the commands run from definitions of their own: an `aws.ecs.TaskDefinition` with what a
 * `OneOffTask` would have filled in. Its containers are known only once `gate` is.
 */
export function serviceDefinition(
  component: pulumi.ComponentResource,
  name: string,
  { taskDefinition = {} as never, logs, service = {} }: GatedServiceArgs,
  released: { readonly tasks: readonly MadeTask[]; readonly gate: pulumi.Input<true> },
): pulumi.Output<string> {
  const members = definitionMembers(taskDefinition);
  const { launchType, networkConfiguration } = service;
  const content = pulumi
    .all([
      members,
      pulumi.output({ launchType, networkConfiguration }),
      groupOf(logs),
      regionOf(released.tasks),
      released.gate,
    ])
    .apply(([definition, run, group, region]) => {
      const normal = normaliseDefinition(definition as TaskDefinitionInputs, defined(run));
      return group === undefined ? normal : withLogGroup(normal, group, region);
    });
  const args = {
    ...members,
    containerDefinitions: content.apply(({ containerDefinitions }) => JSON.stringify(containerDefinitions)),
    cpu: content.apply(({ cpu }) => cpu),
    memory: content.apply(({ memory }) => memory),
    networkMode: content.apply(({ networkMode }) => networkMode),
    requiresCompatibilities: content.apply(({ requiresCompatibilities }) => requiresCompatibilities),
  } as ecs.TaskDefinitionArgs;
  const dependsOn = released.tasks.map(({ task }) => task);
  return new ecs.TaskDefinition(name, args, { parent: component, dependsOn }).arn;
}

function groupOf(logs: GatedServiceArgs["logs"]): pulumi.Output<string | undefined> {
  return pulumi.output(logs).apply((settings) => settings?.group);
}

/** Where the commands ran, which is where the service is. */
function regionOf([first]: readonly MadeTask[]): pulumi.Output<string> {
  return pulumi.output(first?.task.taskArn).apply((arn = "") => arn.split(":")[3] ?? "");
}
