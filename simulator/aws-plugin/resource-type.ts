import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { ECSClient } from "@aws-sdk/client-ecs";

/** Property values as they go over the wire. */
export type Properties = Readonly<Record<string, unknown>>;

/** What a resource's operations may use. */
export interface Context {
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
  readonly region: string;
  /** How long an operation may wait for the resource to get where it should be. */
  readonly timeoutMs: number;
  /** Aborted when the engine asks the plugin to stop what it is doing. */
  readonly signal: AbortSignal;
}

/** A resource as AWS has it. */
export interface State {
  readonly id: string;
  /** Everything AWS says about it, in the shape of the real provider's outputs. */
  readonly outputs: Properties;
}

/** How an input property takes part in the life of its resource. */
export interface InputProperty {
  readonly type: "string" | "integer" | "boolean" | "array" | "object";
  readonly required?: true;
  /** A change makes a new resource. */
  readonly replaces?: true;
  /** The value is a JSON document: its spelling does not matter. */
  readonly json?: true;
}

/**
 * One resource type. `Inputs` are its arguments in `@pulumi/aws`, all values known; `inputs` lists those the stand-in
 * serves, and every other one is refused.
 */
export interface ResourceType<Inputs extends object = Properties> {
  readonly inputs: Readonly<Partial<Record<keyof Inputs & string, InputProperty>>>;
  /** Properties that only AWS can tell. */
  readonly computed: Readonly<Record<string, InputProperty["type"]>>;
  /** The longest name that is made up when the program gives none; `undefined` when it has to give one. */
  readonly generatedNameLength?: number;

  create(inputs: Inputs, context: Context): Promise<State>;
  /** `undefined` when it is gone. `known` is its recorded state, empty for an import. */
  read(id: string, known: Properties, context: Context): Promise<State | undefined>;
  /** `changed` names the inputs that differ from those of the last update. */
  update(
    id: string,
    known: Properties,
    inputs: Inputs,
    changed: ReadonlySet<string>,
    context: Context,
  ): Promise<State>;
  /** Also resolves when it is already gone. */
  delete(id: string, known: Properties, context: Context): Promise<void>;
}

/** AWS has the resource, but it is not what it should be: it is recorded, and the next update tries again. */
export class NotReadyError extends Error {
  constructor(
    message: string,
    readonly state: State,
  ) {
    super(message);
  }
}
