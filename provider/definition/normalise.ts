import { omitEmpty } from "../values/canonical";
import { isRecord } from "../values/record";
import type { ContainerDefinition, PortMapping, TaskDefinitionInputs } from "./shape";

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
    containerDefinitions: parseContainers(inputs.containerDefinitions).map(normaliseContainer),
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

/** One spelling of a container. */
export function normaliseContainer(container: ContainerDefinition): ContainerDefinition {
  if (!isRecord(container)) return container;
  return omitEmpty({
    ...container,
    essential: container.essential ?? true,
    cpu: toNumber(container.cpu) || undefined,
    memory: toNumber(container.memory),
    memoryReservation: toNumber(container.memoryReservation),
    environment: ifList(container.environment, byName),
    secrets: ifList(container.secrets, byName),
    portMappings: ifList(container.portMappings, (mappings) => mappings.map(normalisePort)),
  }) as ContainerDefinition;
}

function normalisePort(mapping: PortMapping): PortMapping {
  return isRecord(mapping) ? { ...mapping, protocol: mapping.protocol ?? "tcp" } : mapping;
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** In a preview any member can be a mark for "not known yet" in place of its value, and stays that mark. */
function ifList<T, R>(
  value: readonly T[] | undefined,
  change: (list: readonly T[]) => R,
): R | readonly T[] | undefined {
  return Array.isArray(value) ? change(value) : value;
}

/** `256` for `256` and for `"256"`; anything else as it is. */
function toNumber(value: unknown): unknown {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

/** `256`, `"256"`, and `"0.25 vCPU"` or `"0.5 GB"` (1024 units to one) as a decimal string. */
function toUnits(amount: string | number, inThousands: RegExp): string {
  const text = String(amount).trim();
  const scaled = inThousands.exec(text)?.[1];
  return scaled === undefined ? text : String(Math.round(Number(scaled) * 1024));
}
