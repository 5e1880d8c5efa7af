import type { Recorded } from "../run/plan";
import { defined } from "../values/defined";
import type { OneOffTaskInputs } from "./inputs";
import { toldOutputs } from "./toldOutputs";
import { wantedOf } from "./wanted";

/** What a `OneOffTask` knows after a run, besides its inputs. All of it is in the stack's state. */
export interface OneOffTaskOutputs {
  /** The gate: the revision that the last successful run ran. Unchanged by a failed run. */
  readonly taskDefinitionArn?: string;
  /** The task of the last run. */
  readonly taskArn?: string;
  /** Exit code of the judged container; absent when ECS reported none. */
  readonly exitCode?: number;
  /** ECS's own word on why the task stopped, such as `EssentialContainerExited` or `TaskFailedToStart`. */
  readonly stopCode?: string;
  /** ECS's own text on why the task stopped. AWS may change such texts, so nothing is decided by them. */
  readonly stoppedReason?: string;
  /** ECS's own text on the judged container's end, such as `OutOfMemoryError: ...`. */
  readonly containerReason?: string;
  readonly status: Recorded["status"];
  /** Why the last run ran. */
  readonly reason: string;
  /** What the last run came to when it did not succeed, in one phrase. */
  readonly failure?: string;
  /** ISO 8601. */
  readonly startedAt?: string;
  /** ISO 8601; when the run was judged, if ECS had not brought the task to STOPPED by then. */
  readonly stoppedAt?: string;
  /** 1 for a first run, one more for each failure before it. */
  readonly attempt: number;
  /** `group:stream` in CloudWatch Logs; absent when the container logs elsewhere. */
  readonly logStream?: string;
  /** The task in the AWS console. */
  readonly consoleUrl?: string;
  /** What a refresh found changed in AWS, such as a deregistered revision. */
  readonly drift?: string;
  /** Region of the run. A later destroy happens there, whatever the stack's region is by then. */
  readonly region: string;
  /** How many runs have come to a verdict. It is part of a run's identity. */
  readonly recordedRuns: number;
  /** The task of the last run that came to a verdict with one. It is part of the identity of the run after it. */
  readonly verdictTaskArn?: string;
  /** The revision of the last run, also when it failed. */
  readonly revisionArn?: string;
  /** Every revision this resource registered and has not deregistered. */
  readonly revisions: readonly string[];
  /** Revisions of others that this resource ran, the latest last, at most 20. A destroy is counted on them. */
  readonly foreignRevisions: readonly string[];
  /** The `taskDefinitionArn` that was asked for: the output of that name is the gate. */
  readonly requestedArn?: string;
}

/** Every output's name. */
export const outputNames = [
  ...toldOutputs,
  "failure",
  "drift",
  "region",
  "recordedRuns",
  "verdictTaskArn",
  "revisionArn",
  "revisions",
  "foreignRevisions",
  "requestedArn",
] as const satisfies readonly (keyof OneOffTaskOutputs)[];

export type OutputName = (typeof outputNames)[number];

type Missing = Exclude<keyof OneOffTaskOutputs, OutputName>;
true satisfies [Missing] extends [never] ? true : Missing;

/** The recorded properties of a resource: its inputs and outputs in one object, as Pulumi keeps them. */
export type Properties = Readonly<Record<string, unknown>>;

/** What the oldest states do not have. */
const sinceThen = { foreignRevisions: [] } as const satisfies Partial<OneOffTaskOutputs>;

/** The outputs among recorded properties. */
export function outputsOf(properties: Properties): OneOffTaskOutputs {
  const given = outputNames
    .filter((name) => properties[name] !== undefined && !isShut(name, properties[name]))
    .map((name) => [name, properties[name]]);
  return { ...sinceThen, ...Object.fromEntries(given) };
}

/**
 * Recorded before the first success. Of an output that is missing, and in Python also of one that is null, an SDK tells its
 * program the input of that name: with an existing definition, what waits for the run would go on without a success, under
 * `pulumi up --target`. AWS takes no empty name of a definition.
 */
const shutGate = { taskDefinitionArn: "" };

function isShut(name: OutputName, value: unknown): boolean {
  return name === "taskDefinitionArn" && value === shutGate.taskDefinitionArn;
}

/**
 * The properties to record. The output `taskDefinitionArn` is the gate, never the input of that name: what was asked for
 * is recorded as `requestedArn`, in its latest spelling, and no longer once an inline definition is wanted.
 */
export function propertiesOf(inputs: OneOffTaskInputs, outputs: OneOffTaskOutputs): Properties {
  const { taskDefinitionArn, ...rest } = inputs;
  const { requestedArn: _before, ...others } = outputs;
  return { ...rest, ...shutGate, ...others, ...defined({ requestedArn: taskDefinitionArn }) };
}

/** Recorded properties with what a refresh has found, or without what the one before it had. */
export function refreshed(properties: Properties, drift: string | undefined): Properties {
  const { drift: _before, ...rest } = properties;
  return { ...shutGate, ...rest, ...defined({ drift }) };
}

/** What the plan compares with: the inputs and the verdict of the last run. */
export function recordedOf(properties: Properties): Recorded {
  const { status, attempt, failure, drift, region } = outputsOf(properties);
  return defined({ ...wantedOf(inputsOf(properties), region), status, attempt, failure, drift });
}

/** The inputs among recorded properties, with the `taskDefinitionArn` that was asked for in place of the gate. */
export function inputsOf(properties: Properties): OneOffTaskInputs {
  const { taskDefinitionArn: _gate, ...inputs } = properties as Properties & OneOffTaskInputs;
  const { requestedArn } = outputsOf(properties);
  return requestedArn === undefined ? inputs : { ...inputs, taskDefinitionArn: requestedArn };
}
