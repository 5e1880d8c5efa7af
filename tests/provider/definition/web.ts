import type { ContainerDefinition } from "../../../provider/definition/container";
import type { TaskDefinitionInputs } from "../../../provider/definition/shape";

/** A container that ECS accepts, with `rest` over it. */
export function container(name: string, rest: Partial<ContainerDefinition> = {}): ContainerDefinition {
  return { name, image: "app:v1", ...rest };
}

/** A task definition that ECS accepts, with `rest` over it. */
export function definition(rest: Partial<TaskDefinitionInputs> = {}): TaskDefinitionInputs {
  return { family: "hi-web", containerDefinitions: [container("web")], ...rest };
}
