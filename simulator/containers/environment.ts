import type { ContainerDefinition, ContainerOverride, NetworkBinding } from "@aws-sdk/client-ecs";
import { cannotPullSecret } from "./start-failure";

/** Where the environment of a container may come from. */
export interface EnvironmentSources {
  /** The simulator's own; only PATH and HOME reach the container. */
  readonly host: Readonly<Record<string, string | undefined>>;
  readonly definition: ContainerDefinition;
  readonly override?: ContainerOverride | undefined;
  readonly networkBindings: readonly NetworkBinding[];
  /** What `secrets[].valueFrom` resolves to. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * The environment of a container's process: PATH and HOME of the host, the ports, the definition's environment, its
 * secrets, the override's environment; a later one wins. Throws a StartFailure for a secret that is not there.
 */
export function resolveEnvironment(sources: EnvironmentSources): Record<string, string> {
  const { host, definition, override, networkBindings, secrets } = sources;
  const environment: Record<string, string> = {};
  const set = (name: string | undefined, value: string | undefined) => {
    if (name !== undefined && value !== undefined) environment[name] = value;
  };
  set("PATH", host.PATH);
  set("HOME", host.HOME);
  for (const [name, value] of Object.entries(portVariables(networkBindings))) set(name, value);
  for (const { name, value } of definition.environment ?? []) set(name, value);
  for (const { name, valueFrom } of definition.secrets ?? []) {
    const value = valueFrom === undefined ? undefined : secrets[valueFrom];
    if (value === undefined) throw cannotPullSecret(valueFrom ?? "");
    set(name, value);
  }
  for (const { name, value } of override?.environment ?? []) set(name, value);
  return environment;
}

/**
 * `PORT` for the first port mapping and `PORT_<containerPort>` for each. Containers here have no network of their own,
 * so a process learns which port of 127.0.0.1 plays its container port.
 */
function portVariables(bindings: readonly NetworkBinding[]): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { containerPort, hostPort } of bindings) {
    variables.PORT ??= String(hostPort);
    variables[`PORT_${containerPort}`] = String(hostPort);
  }
  return variables;
}
