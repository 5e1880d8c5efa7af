import type { RunningContainer } from "./container";
import {
  type ContainerOrder,
  type ContainerPorts,
  type PreparedContainer,
  prepareContainer,
} from "./prepare";
import { createProcessGuard } from "./process-guard";

/** What containers run on. */
export interface ContainerHost {
  /** See {@link prepareContainer}. */
  prepare(order: ContainerOrder): Promise<PreparedContainer>;
  /** Kills every container and waits until all are gone and their output is in the log streams. */
  close(): Promise<void>;
}

/** Makes what the containers of one region run on. Starts, logs and exits are its affair, on the clock it is given. */
export type CreateContainerHost = (ports: ContainerPorts) => ContainerHost;

/** Runs containers as processes of this machine, and knows which of them there are. */
export function createContainerHost(ports: ContainerPorts): ContainerHost {
  const guard = createProcessGuard();
  const starting = new Set<Promise<unknown>>();
  const running = new Set<RunningContainer>();
  let closed = false;

  const adopt = async (container: RunningContainer) => {
    running.add(container);
    void Promise.all([container.exited, container.logged]).then(() => running.delete(container));
    if (closed) await container.close();
  };

  return {
    async prepare(order) {
      const prepared = await prepareContainer(order, ports, guard);
      return {
        async start(onHealth) {
          const start = prepared.start(onHealth);
          const settled = start.then(adopt, () => undefined);
          starting.add(settled);
          void settled.then(() => starting.delete(settled));
          return start;
        },
      };
    },
    async close() {
      closed = true;
      await Promise.all(starting);
      await Promise.all([...running].map((container) => container.close()));
      await guard.close();
    },
  };
}
