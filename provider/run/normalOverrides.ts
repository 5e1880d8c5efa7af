import { cpuUnits, memoryMiB } from "../definition/amounts";
import { toNumber } from "../definition/spelling";
import { omitEmpty } from "../values/canonical";
import { isRecord } from "../values/record";
import type { ContainerOverride, Overrides } from "./overrides";

/**
 * One spelling of overrides, by which runs are told apart: two that start the same task normalise to the same value. A
 * mark of a value that is not known yet stays where it is.
 */
export function normalOverrides(overrides: Overrides): Overrides {
  if (!isRecord(overrides)) return overrides;
  const { cpu, memory, ephemeralStorage, containerOverrides } = overrides as Overrides;
  return omitEmpty({
    ...overrides,
    cpu: cpu === undefined ? undefined : cpuUnits(cpu),
    memory: memory === undefined ? undefined : memoryMiB(memory),
    ephemeralStorage: isRecord(ephemeralStorage)
      ? { sizeInGib: toNumber(ephemeralStorage.sizeInGib) }
      : ephemeralStorage,
    containerOverrides: Array.isArray(containerOverrides)
      ? byName(containerOverrides).map(normalContainer)
      : containerOverrides,
  }) as Overrides;
}

function normalContainer(override: ContainerOverride): ContainerOverride {
  if (!isRecord(override)) return override;
  const { environment, cpu, memory, memoryReservation } = override as ContainerOverride;
  return {
    ...override,
    cpu: toNumber(cpu),
    memory: toNumber(memory),
    memoryReservation: toNumber(memoryReservation),
    environment: Array.isArray(environment) ? byName(environment) : environment,
  } as ContainerOverride;
}

/** ECS keeps no order of container overrides, nor of an environment. */
function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
