import {
  type ContainerHost,
  type ContainerOrder,
  type ContainerPorts,
  type RunningContainer,
  StartFailure,
} from "../../simulator/containers";
import { openLogDriver } from "../../simulator/containers/log-driver";

/** What a container does, in the time of the model. */
export interface Play {
  /** Absent for one that runs until it is told to stop. */
  readonly durationMs?: number;
  readonly exitCode: number;
  readonly lines: readonly string[];
  /** `obeys` ends at once, with exit code 0; `dies` with 143; `ignores` is killed after its `stopTimeout`. */
  readonly onSigterm: "obeys" | "dies" | "ignores";
  /** ECS's reason why it does not start at all. */
  readonly startFailure?: string;
}

/** Hears of what the containers do. */
export interface Audience {
  /** Casts a container that is about to start. */
  cast(order: ContainerOrder): Play;
  started(order: ContainerOrder): void;
  /** `wasStopped`: it ended for being told to, whatever its exit code. */
  ended(order: ContainerOrder, exitCode: number, wasStopped: boolean): void;
}

/** Containers that are played in this process, on the simulator's clock: no process, no directory, no real time. */
export function createStage({ cast, started, ended }: Audience): (ports: ContainerPorts) => ContainerHost {
  return (ports) => ({
    async prepare(order) {
      const { taskId, runtimeId, definition } = order;
      const { name: containerName = "", logConfiguration: configuration } = definition;
      const play = cast(order);
      if (play.startFailure !== undefined) throw new StartFailure(play.startFailure);
      const driver = openLogDriver({ configuration, containerName, taskId, runtimeId }, ports);
      return {
        async start() {
          driver.write(play.lines);
          const logged = driver.end();
          started(order);
          let isStopping = false;
          const { exited, end } = createEnd((exitCode) => ended(order, exitCode, isStopping));
          const cancel =
            play.durationMs === undefined
              ? () => undefined
              : ports.clock.after(play.durationMs, () => end(play.exitCode));
          const container: RunningContainer = {
            networkBindings: [],
            exited: exited.finally(cancel),
            logged,
            droppedLines: () => driver.droppedLines,
            stop() {
              const { stopTimeout = 30 } = definition;
              isStopping = true;
              if (play.onSigterm === "obeys") end(0);
              else if (play.onSigterm === "dies") end(143);
              else ports.clock.after(stopTimeout * ports.declaredSecondMs, () => end(137));
            },
            kill: () => end(137),
            close: async () => end(137),
          };
          return container;
        },
      };
    },
    // Nothing of them lives on when the clock stands still.
    close: async () => undefined,
  });
}

/** The one end of a container: the first exit code counts. */
function createEnd(onEnd: (exitCode: number) => void): {
  readonly exited: Promise<number>;
  end(exitCode: number): void;
} {
  let hasEnded = false;
  let resolve = (_exitCode: number) => {};
  const exited = new Promise<number>((settle) => {
    resolve = settle;
  });
  return {
    exited,
    end(exitCode) {
      if (hasEnded) return;
      hasEnded = true;
      onEnd(exitCode);
      resolve(exitCode);
    },
  };
}
