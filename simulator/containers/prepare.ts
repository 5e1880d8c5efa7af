import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { ContainerDefinition, ContainerOverride, NetworkBinding } from "@aws-sdk/client-ecs";
import type { Clock } from "../clock";
import type { LogSink } from "../ports";
import { resolveCommand } from "./command";
import { type RunningContainer, runContainer } from "./container";
import { resolveEnvironment } from "./environment";
import type { Health } from "./health-check";
import { pullImage } from "./image";
import { openLogDriver } from "./log-driver";
import { bindPorts } from "./network-bindings";
import type { ProcessGuard } from "./process-guard";
import { cannotEnter } from "./start-failure";

/** One container of one task. */
export interface ContainerOrder {
  readonly taskId: string;
  /** What Docker would call the container's ID. */
  readonly runtimeId: string;
  readonly definition: ContainerDefinition;
  readonly override?: ContainerOverride | undefined;
}

/** What containers need of the machine and of the rest of the simulator. */
export interface ContainerPorts {
  /** Absolute path: the image `app:v1` is the directory `app/v1` in it. */
  readonly imagesDirectory: string | undefined;
  /** What `secrets[].valueFrom` resolves to. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The simulator's own environment, of which containers get PATH and HOME. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logs: LogSink;
  readonly clock: Clock;
  /** The longest that a line waits in the log driver. */
  readonly logFlushMs: number;
  /** How long one second of the task definition lasts, in milliseconds. */
  readonly declaredSecondMs: number;
}

/** A container whose secrets, image and log stream are there. */
export interface PreparedContainer {
  /** Throws a StartFailure when the command cannot be executed. */
  start(onHealth: (health: Health) => void): Promise<RunningContainer>;
}

/**
 * Does what comes before the start of a container: reads its secrets, finds its image, opens its log stream. Throws a
 * StartFailure with ECS's message when one of them is not there.
 */
export async function prepareContainer(
  order: ContainerOrder,
  ports: ContainerPorts,
  guard: ProcessGuard,
): Promise<PreparedContainer> {
  const { definition, override, taskId, runtimeId } = order;
  const environmentWith = (networkBindings: readonly NetworkBinding[]) =>
    resolveEnvironment({
      host: ports.environment,
      definition,
      override,
      networkBindings,
      secrets: ports.secrets,
    });
  environmentWith([]);
  const image = await pullImage(ports.imagesDirectory, definition.image ?? "");
  const { name: containerName = "", logConfiguration: configuration, entryPoint, command } = definition;
  const driver = openLogDriver({ configuration, containerName, taskId, runtimeId }, ports);

  return {
    async start(onHealth) {
      const directory = await enter(image.directory, definition.workingDirectory ?? "/");
      const networkBindings = await bindPorts(definition.portMappings ?? []);
      const process = {
        command: resolveCommand({ image, entryPoint, command, override: override?.command }),
        directory,
        environment: environmentWith(networkBindings),
      };
      return runContainer({ definition, process, networkBindings, driver, guard, onHealth }, ports);
    },
  };
}

/** The working directory inside the image's directory, which no `..` leaves. */
async function enter(imageDirectory: string, workingDirectory: string): Promise<string> {
  const directory = join(imageDirectory, join("/", workingDirectory));
  const found = await stat(directory).catch(() => undefined);
  if (!found?.isDirectory()) throw cannotEnter(workingDirectory);
  return directory;
}
