import type { World } from "./world";

/** Worlds that are used by one at a time. */
export interface FreeWorlds {
  /** Waits for a free world, in the order of asking, and has it until `work` settles. */
  use<T>(work: (world: World) => Promise<T>): Promise<T>;
}

export function freeWorlds(worlds: readonly World[]): FreeWorlds {
  const free = [...worlds];
  const waiting: ((world: World) => void)[] = [];

  function take(): Promise<World> {
    const world = free.shift();
    return world === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(world);
  }

  function giveBack(world: World): void {
    const next = waiting.shift();
    if (next === undefined) free.push(world);
    else next(world);
  }

  return {
    async use(work) {
      const world = await take();
      try {
        return await work(world);
      } finally {
        giveBack(world);
      }
    },
  };
}
