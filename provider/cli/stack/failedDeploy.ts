import { failedDeployName } from "../../component/commands";
import { dynamicType } from "../../resource/identityUrn";
import { defined } from "../../values/defined";
import { recordedRevisions } from "./revisions";
import type { Stack, StackGatedService, StackTask } from "./stack";

/** Every task of a stack, and what each of its `GatedService`s runs when its deploy fails. */
export function everyTask({ tasks, gatedServices }: Stack): readonly StackTask[] {
  return [...tasks, ...gatedServices.flatMap((service) => failedDeployOf(service, tasks) ?? [])];
}

/**
 * What a `GatedService` runs when its deploy fails, by the URN that `component/onFailedDeploy.ts` gives it. The state tells
 * of it only what it shares with the tasks of the service: where it runs, and the revisions that it can have run, the
 * service's own among them. `undefined` before there is such a task. `tasks` are those of the stack.
 */
export function failedDeployOf(
  { name: service, urn: component, taskDefinitionArn, definitionArn }: StackGatedService,
  tasks: readonly StackTask[],
): StackTask | undefined {
  const beside = tasks.filter((task) => task.component === component);
  const [like] = beside;
  if (like === undefined) return undefined;
  const name = `${service}-${failedDeployName}`;
  const [stack, project, type] = component.split("::");
  const urn = [stack, project, `${type}$${dynamicType}`, name].join("::");
  const { cluster, container, connection } = like.inputs;
  const ofService = [definitionArn, taskDefinitionArn].filter((arn) => arn !== undefined);
  return {
    ...{ name, urn, row: urn, component, failedDeployOf: service, config: like.config },
    inputs: { cluster, ...defined({ container, connection }) },
    outputs: {
      ...defined({ region: like.outputs.region }),
      foreignRevisions: [...new Set([...ofService, ...beside.flatMap(recordedRevisions)])],
    },
    secrets: beside.flatMap(({ secrets }) => secrets),
  };
}
