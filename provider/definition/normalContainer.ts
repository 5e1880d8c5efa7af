import { omitEmpty } from "../values/canonical";
import { isRecord } from "../values/record";
import type { ContainerDefinition, LogConfiguration, PortMapping, RestartPolicy } from "./container";
import { normaliseLinuxParameters } from "./normalLinuxParameters";
import { ifList, ifRecord, sortedBy, toNumber, withoutDefaults } from "./spelling";

/** API reference, ContainerDefinition. `essential` is spelled out, and `cpu` 0 left out, below. */
const defaults = {
  readonlyRootFilesystem: false,
  interactive: false,
  pseudoTerminal: false,
  privileged: false,
  disableNetworking: false,
  versionConsistency: "enabled",
} satisfies Partial<ContainerDefinition>;

const writable = { readOnly: false };

/** One spelling of a container, of a definition with the given network mode. */
export function normaliseContainer(
  container: ContainerDefinition,
  networkMode: string | undefined,
): ContainerDefinition {
  if (!isRecord(container)) return container;
  const given: ContainerDefinition = withoutDefaults(container, defaults);
  return omitEmpty({
    ...given,
    essential: given.essential ?? true,
    cpu: toNumber(given.cpu) || undefined,
    memory: toNumber(given.memory),
    memoryReservation: toNumber(given.memoryReservation),
    environment: sortedBy(given.environment, ({ name }) => name),
    secrets: sortedBy(given.secrets, ({ name }) => name),
    dependsOn: sortedBy(given.dependsOn, ({ containerName }) => containerName),
    ulimits: sortedBy(given.ulimits, ({ name }) => name),
    systemControls: sortedBy(given.systemControls, ({ namespace }) => namespace),
    portMappings: ifList(given.portMappings, (all) => all.map((one) => normalisePort(one, networkMode))),
    mountPoints: ifList(given.mountPoints, (all) => all.map((one) => withoutDefaults(one, writable))),
    volumesFrom: ifList(given.volumesFrom, (all) => all.map((one) => withoutDefaults(one, writable))),
    logConfiguration: ifRecord(given.logConfiguration, normaliseLogging),
    healthCheck: normaliseHealthCheck(given.healthCheck),
    restartPolicy: ifRecord(given.restartPolicy, normaliseRestartPolicy),
    linuxParameters: ifRecord(given.linuxParameters, normaliseLinuxParameters),
    // A log router runs as root, and ECS writes so into its definition (hashicorp/terraform-provider-aws#41394).
    user: given.firelensConfiguration && given.user === "0" ? undefined : given.user,
  }) as ContainerDefinition;
}

/**
 * The host port is left out where it is the one that ECS fills in: the container's own where the task has the network
 * for itself or shares the host's, and any in the other modes. 0 stands for that in all of them.
 */
function normalisePort(mapping: PortMapping, networkMode: string | undefined): PortMapping {
  if (!isRecord(mapping)) return mapping;
  const { hostPort, ...rest } = {
    ...mapping,
    containerPort: toNumber(mapping.containerPort),
    hostPort: toNumber(mapping.hostPort),
    protocol: mapping.protocol ?? "tcp",
  } as PortMapping;
  const sharesPorts = networkMode === "awsvpc" || networkMode === "host";
  const isFilledIn =
    hostPort === undefined || hostPort === 0 || (sharesPorts && hostPort === rest.containerPort);
  return isFilledIn ? rest : { ...rest, hostPort };
}

function normaliseLogging({ secretOptions, ...rest }: LogConfiguration) {
  return { ...rest, secretOptions: sortedBy(secretOptions, ({ name }) => name) };
}

/** API reference, HealthCheck: seconds, seconds, times. */
const healthCheckDefaults = { interval: 30, timeout: 5, retries: 3 };

function normaliseHealthCheck(healthCheck: unknown): unknown {
  if (!isRecord(healthCheck)) return healthCheck;
  const given = withoutDefaults(omitEmpty(healthCheck) as object, { startPeriod: 0 } as object);
  return Object.keys(given).length === 0 ? undefined : { ...healthCheckDefaults, ...given };
}

/** API reference, ContainerRestartPolicy: 300 seconds. One that is not enabled is none. */
function normaliseRestartPolicy(policy: RestartPolicy): RestartPolicy | undefined {
  const { ignoredExitCodes, ...rest } = withoutDefaults(policy, { restartAttemptPeriod: 300 });
  if (rest.enabled === false) return undefined;
  const codes = ifList(ignoredExitCodes, (all) => [...all].sort((a, b) => a - b));
  return { ...rest, ...(codes && { ignoredExitCodes: codes }) };
}
