import { omitEmpty } from "../values/canonical";
import { isRecord } from "../values/record";
import type { ContainerDefinition, PortMapping } from "./shape";
import { ifList, toNumber } from "./spelling";

/** One spelling of a container, of a definition with the given network mode. */
export function normaliseContainer(
  container: ContainerDefinition,
  networkMode: string | undefined,
): ContainerDefinition {
  if (!isRecord(container)) return container;
  return omitEmpty({
    ...container,
    essential: container.essential ?? true,
    cpu: toNumber(container.cpu) || undefined,
    memory: toNumber(container.memory),
    memoryReservation: toNumber(container.memoryReservation),
    environment: ifList(container.environment, byName),
    secrets: ifList(container.secrets, byName),
    portMappings: ifList(container.portMappings, (all) => all.map((one) => normalisePort(one, networkMode))),
    healthCheck: normaliseHealthCheck(container.healthCheck),
  }) as ContainerDefinition;
}

/**
 * The host port is left out where it is the one that ECS fills in: the container's own where the task has the network
 * for itself or shares the host's, and 0, which stands for any, in the other modes.
 */
function normalisePort(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  if (!isRecord(mapping)) return mapping;
  const { hostPort, ...rest } = { ...mapping, protocol: mapping.protocol ?? "tcp" };
  const filledIn = networkMode === "awsvpc" || networkMode === "host" ? rest.containerPort : 0;
  return hostPort === undefined || hostPort === filledIn ? rest : { ...rest, hostPort };
}

/** API reference, HealthCheck: seconds, seconds, times. */
const healthCheckDefaults = { interval: 30, timeout: 5, retries: 3 };

function normaliseHealthCheck(healthCheck: unknown): unknown {
  if (!isRecord(healthCheck)) return healthCheck;
  const given = omitEmpty(healthCheck) as object;
  return Object.keys(given).length === 0 ? undefined : { ...healthCheckDefaults, ...given };
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
