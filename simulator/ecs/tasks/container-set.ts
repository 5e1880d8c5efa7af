import type { ContainerDefinition, NetworkBinding } from "@aws-sdk/client-ecs";
import {
  type ContainerHost,
  type Health,
  type PreparedContainer,
  type RunningContainer,
  StartFailure,
} from "../../containers";
import { type ContainerPhase, readiness } from "./container-dependencies";
import { type LiveTask, taskId } from "./task-record";

/** What happens to the containers of a task, on their host and without any delay. */
export interface ContainerEvents {
  started(name: string, networkBindings: readonly NetworkBinding[]): void;
  health(name: string, health: Health): void;
  exited(name: string, exitCode: number): void;
  /** So many lines of a container that is over went nowhere, for want of a log configuration. */
  dropped(name: string, lines: number): void;
  /** The container was never started, and will not be. */
  refused(name: string, reason: string, exitCode: number | undefined): void;
  /** Each container has been started, or refused. */
  allStarted(): void;
}

/** The containers of one task. */
export interface ContainerSet {
  /** Gets every container ready to start; answers the first that cannot be, with ECS's reason. */
  prepare(): Promise<{ name: string; reason: string } | undefined>;
  /** Starts each container as soon as its `dependsOn` allows. */
  start(): void;
  /** Starts no more containers; SIGTERM, then SIGKILL, to those that run. */
  stop(): void;
  /** Starts no more containers; SIGKILL to those that run. */
  kill(): void;
  /** Starts no more containers. */
  hold(): void;
  /** Whether no container runs or is being started. */
  isIdle(): boolean;
}

// Agents report a container that its dependencies keep from starting with the code of SIGTERM (ECS agent, pull request 3218).
const dependencyExitCode = 143;

export function createContainerSet(
  task: Pick<LiveTask, "taskArn" | "containers" | "overrides">,
  containerDefinitions: readonly ContainerDefinition[],
  host: ContainerHost,
  events: ContainerEvents,
): ContainerSet {
  const definitions = new Map(containerDefinitions.map((definition) => [definition.name ?? "", definition]));
  const phases = new Map<string, ContainerPhase>(
    [...definitions.keys()].map((name) => [name, { kind: "waiting" }]),
  );
  const prepared = new Map<string, PreparedContainer>();
  const running = new Map<string, RunningContainer>();
  let end: "none" | "hold" | "stop" | "kill" = "none";

  const refuse = (name: string, reason: string, exitCode?: number) => {
    phases.set(name, { kind: "refused" });
    events.refused(name, reason, exitCode);
  };

  const startOne = async (name: string, container: PreparedContainer) => {
    phases.set(name, { kind: "starting" });
    try {
      const started = await container.start((health) => {
        phases.set(name, { kind: "running", health });
        events.health(name, health);
        startReady();
      });
      running.set(name, started);
      phases.set(name, { kind: "running", health: "UNKNOWN" });
      events.started(name, started.networkBindings);
      void started.exited.then((exitCode) => {
        running.delete(name);
        phases.set(name, { kind: "exited", exitCode });
        events.exited(name, exitCode);
        startReady();
      });
      void started.logged.then(() => {
        if (started.droppedLines() > 0) events.dropped(name, started.droppedLines());
      });
      if (end === "stop") started.stop();
      if (end === "kill") started.kill();
    } catch (error) {
      refuse(name, reasonOf(error));
    }
    startReady();
  };

  const startReady = () => {
    for (const [name, definition] of definitions) {
      const container = prepared.get(name);
      if (end !== "none" || container === undefined || phases.get(name)?.kind !== "waiting") continue;
      const state = readiness(name, definition.dependsOn ?? [], phases);
      switch (state.kind) {
        case "waiting":
          break;
        case "ready":
          void startOne(name, container);
          break;
        case "never":
          refuse(name, state.reason, dependencyExitCode);
          break;
        default:
          state satisfies never;
      }
    }
    const kinds = [...phases.values()].map(({ kind }) => kind);
    if (end === "none" && !kinds.includes("waiting") && !kinds.includes("starting")) events.allStarted();
  };

  return {
    async prepare() {
      for (const [name, definition] of definitions) {
        const override = task.overrides?.containerOverrides?.find((candidate) => candidate.name === name);
        const { runtimeId = name } = task.containers.find((container) => container.name === name) ?? {};
        const order = { taskId: taskId(task.taskArn), runtimeId, definition, override };
        try {
          prepared.set(name, await host.prepare(order));
        } catch (error) {
          return { name, reason: reasonOf(error) };
        }
      }
      return undefined;
    },
    start: startReady,
    hold() {
      if (end === "none") end = "hold";
    },
    stop() {
      if (end === "kill") return;
      end = "stop";
      for (const container of running.values()) container.stop();
    },
    kill() {
      end = "kill";
      for (const container of running.values()) container.kill();
    },
    isIdle: () => ![...phases.values()].some(({ kind }) => kind === "running" || kind === "starting"),
  };
}

/** Whatever keeps a container from starting ends its task, not the simulator. */
function reasonOf(error: unknown): string {
  return error instanceof StartFailure ? error.message : `CannotStartContainerError: ${error}`;
}
