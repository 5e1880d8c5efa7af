import { omitEmpty } from "../values/canonical";
import { isRecord } from "../values/record";
import { normaliseContainer } from "./normalContainer";
import type { ContainerDefinition, TaskDefinitionInputs } from "./shape";
import { ifList, toNumber } from "./spelling";

/** A task definition in one spelling: two inputs that ECS treats alike normalise to the same value. */
export interface NormalDefinition {
  readonly family: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
  /** CPU units as ECS wants them in a registration: a decimal string. */
  readonly cpu?: string;
  /** MiB as a decimal string. */
  readonly memory?: string;
  readonly networkMode?: string;
  readonly requiresCompatibilities?: readonly string[];
  readonly executionRoleArn?: string;
  readonly taskRoleArn?: string;
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string };
  readonly ephemeralStorage?: { readonly sizeInGiB: number };
}

/** What the run's own settings say about the definition it needs. */
export interface RunSettings {
  readonly launchType?: string;
  readonly networkConfiguration?: unknown;
}

/**
 * The one spelling of a task definition, which is both what is registered and what is fingerprinted. Order is kept
 * where ECS keeps it (containers, commands) and sorted where ECS ignores it (environment, secrets, compatibilities).
 * Expects inputs that `definitionProblems` accepts.
 */
export function normaliseDefinition(inputs: TaskDefinitionInputs, run: RunSettings): NormalDefinition {
  const onFargate = run.launchType === "FARGATE";
  const networkMode = inputs.networkMode ?? (run.networkConfiguration || onFargate ? "awsvpc" : undefined);
  const named = inputs.requiresCompatibilities?.length ? inputs.requiresCompatibilities : undefined;
  const compatibilities = named ?? (onFargate ? ["FARGATE"] : undefined);
  return omitEmpty({
    ...inputs,
    containerDefinitions: parseContainers(inputs.containerDefinitions).map((container) =>
      normaliseContainer(container, networkMode),
    ),
    cpu: inputs.cpu === undefined ? undefined : toUnits(inputs.cpu, /^([\d.]+)\s*vcpus?$/i),
    memory: inputs.memory === undefined ? undefined : toUnits(inputs.memory, /^([\d.]+)\s*gi?b$/i),
    networkMode,
    requiresCompatibilities: ifList(compatibilities, (list) => [...list].sort()),
    ephemeralStorage: normaliseStorage(inputs.ephemeralStorage),
  }) as NormalDefinition;
}

/** Containers from an array or a JSON string. Throws SyntaxError for text that is no JSON. */
export function parseContainers(
  containers: TaskDefinitionInputs["containerDefinitions"],
): readonly ContainerDefinition[] {
  return typeof containers === "string" ? JSON.parse(containers) : containers;
}

/** `aws.ecs.TaskDefinition` writes `sizeInGib`, the ECS API `sizeInGiB`. */
function normaliseStorage(storage: TaskDefinitionInputs["ephemeralStorage"]): unknown {
  return isRecord(storage) ? { sizeInGiB: toNumber(storage.sizeInGib) } : storage;
}

/** `256`, `"256"`, and `"0.25 vCPU"` or `"0.5 GB"` (1024 units to one) as a decimal string. */
function toUnits(amount: string | number, inThousands: RegExp): string {
  const text = String(amount).trim();
  const scaled = inThousands.exec(text)?.[1];
  return scaled === undefined ? text : String(Math.round(Number(scaled) * 1024));
}
