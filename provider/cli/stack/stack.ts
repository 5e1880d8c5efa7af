import type { ReadConfig } from "../../connection/complete";
import type { OneOffTaskInputs } from "../../resource/inputs";
import type { OneOffTaskOutputs } from "../../resource/state";

/** Which stack a command is about. */
export interface StackChoice {
  /** Its name. Default: the one that is selected in the project's folder. */
  readonly stack?: string;
  /** The project's folder. Default: the working directory. */
  readonly cwd?: string;
}

/** What this package knows of a stack. */
export interface Stack {
  /** As the backend names it. */
  readonly name: string;
  /** Every `OneOffTask`, also within a component, in the order of the state. */
  readonly tasks: readonly StackTask[];
  readonly gatedServices: readonly StackGatedService[];
}

/** A `OneOffTask` as the state has it, or what `failedDeployOf` is said of. */
export interface StackTask {
  readonly name: string;
  /**
   * Name of the `GatedService` that runs it when its deploy fails. Such a one is no resource: it has a URN, but no row in the
   * state that would have a run of it.
   */
  readonly failedDeployOf?: string;
  /** Its URN in the state. */
  readonly row: string;
  /** What its tasks and revisions are known by in ECS. */
  readonly urn: string;
  /** URN of the `GatedService` that it belongs to; absent for one of its own. */
  readonly component?: string;
  readonly inputs: OneOffTaskInputs;
  /** Without a run of one that is only planned, or was imported. */
  readonly outputs: Partial<OneOffTaskOutputs>;
  /** Texts among its inputs that are shown nowhere. */
  readonly secrets: readonly string[];
  /** The configuration that completes its connection: the plugin's own, for a resource of the plugin. */
  readonly config: ReadConfig;
}

/** A `GatedService` as the state has it. */
export interface StackGatedService {
  readonly name: string;
  readonly urn: string;
  /** ARN of the revision that its service has; absent before a release has succeeded. */
  readonly taskDefinitionArn?: string;
  /** ARN of the service's definition where that is a resource of its own, since a release runs from another one. */
  readonly definitionArn?: string;
}
