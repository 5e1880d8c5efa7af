import type { NormalDefinition } from "./normalise";
import type { ContainerDefinition } from "./shape";

/** Where task definitions are registered: ECS. */
export interface DefinitionRegistry {
  /** Registers a new revision and returns its ARN. ECS makes a new revision on every call, also for equal content. */
  register(definition: NormalDefinition): Promise<string>;
  /** The revision behind an ARN, `family:revision` or `family`; `undefined` if ECS knows none. */
  find(reference: string): Promise<Revision | undefined>;
  /** Makes a revision INACTIVE: what runs from it goes on, nothing new starts. One that is gone already is no error. */
  deregister(arn: string): Promise<void>;
}

/** A registered revision of a task definition. */
export interface Revision {
  readonly arn: string;
  readonly active: boolean;
  readonly containers: readonly RunnableContainer[];
}

/** What a run has to know of a container. */
export type RunnableContainer = Pick<ContainerDefinition, "name" | "essential" | "logConfiguration">;
