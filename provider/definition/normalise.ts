import { isRecord } from "../values/record";
import { cpuUnits, memoryMiB } from "./amounts";
import type { ContainerDefinition } from "./container";
import { normalForm } from "./normalForm";
import { asPairs, type EcsProxy } from "./normalProxy";
import { type EcsVolume, inEcsSpelling } from "./normalVolume";
import type { PlacementConstraint, TaskDefinitionInputs } from "./shape";
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
  readonly volumes?: readonly EcsVolume[];
  readonly placementConstraints?: readonly PlacementConstraint[];
  readonly ipcMode?: string;
  readonly pidMode?: string;
  readonly proxyConfiguration?: EcsProxy;
  readonly enableFaultInjection?: boolean;
}

/** What the run's own settings say about the definition it needs. */
export interface RunSettings {
  readonly launchType?: string;
  readonly networkConfiguration?: unknown;
}

/**
 * The one spelling of a task definition, which is both what is registered and what is fingerprinted. Order is kept
 * where ECS keeps it (containers, commands) and sorted where ECS ignores it (environment, secrets, compatibilities).
 * Tags are no part of it: a revision's content never changes, its tags may. Expects inputs that `definitionProblems`
 * accepts.
 */
export function normaliseDefinition(inputs: TaskDefinitionInputs, run: RunSettings): NormalDefinition {
  const { tags: _tags, ...content } = inputs;
  const onFargate = run.launchType === "FARGATE";
  const networkMode = content.networkMode ?? (run.networkConfiguration || onFargate ? "awsvpc" : undefined);
  const named = content.requiresCompatibilities?.length ? content.requiresCompatibilities : undefined;
  const compatibilities = named ?? (onFargate ? ["FARGATE"] : undefined);
  return normalForm({
    ...content,
    containerDefinitions: parseContainers(content.containerDefinitions),
    cpu: content.cpu === undefined ? undefined : cpuUnits(content.cpu),
    memory: content.memory === undefined ? undefined : memoryMiB(content.memory),
    networkMode,
    requiresCompatibilities: ifList(compatibilities, (list) => [...list].sort()),
    ephemeralStorage: normaliseStorage(content.ephemeralStorage),
    volumes: ifList(content.volumes, (all) => all.map(inEcsSpelling)),
    proxyConfiguration: asPairs(content.proxyConfiguration),
  });
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
