import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDatabase } from "../../scripts/demo/database";
import type { Engine } from "../../scripts/engine/engine";
import { type Cell, cellsOf } from "./cells";
import { type Choice, choose } from "./choice";
import { type Column, columns } from "./disturbances";
import { freeWorlds } from "./freeWorlds";
import type { Host } from "./hosts";
import { type Broken, findBoundaries, playCells } from "./matrix";
import { openWorld, prepareDatabase, type World } from "./world";

/** The chosen cells of one host, which are being played. */
export interface HostMatrix {
  readonly cells: ReadonlyMap<Column, readonly Cell[]>;
  readonly played: ReadonlyMap<Cell, Promise<Broken | undefined>>;
  /** Waits for the cells, and removes all that they were played in. */
  close(): Promise<void>;
}

/** Finds the boundaries of a host's `up`s, and begins to play the chosen cells. */
export async function beginMatrix(host: Host, engine: Engine, choice: Choice): Promise<HostMatrix> {
  const directory = await mkdtemp(join(tmpdir(), "ecs-task-crash-database-"));
  const database = await startDatabase(directory);
  const worlds: World[] = [];
  let played: HostMatrix["played"] = new Map();
  const close = async () => {
    await Promise.all(played.values());
    await Promise.allSettled(worlds.map((world) => world.close()));
    await database.close();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await prepareDatabase(database);
    for (let world = 0; world < choice.worlds; world++) worlds.push(await openWorld(host, engine, database));
    const free = freeWorlds(worlds);
    const boundaries = await findBoundaries(free);
    const cells = new Map(
      columns.map((column, nth) => {
        const all = cellsOf(column, boundaries);
        return [column, choose(all, host, choice, nth, columns.length)] as const;
      }),
    );
    const chosen = [...cells.values()].flat();
    assert.ok(chosen.length >= choice.least, `only ${chosen.length} cells were chosen`);
    played = playCells(free, chosen);
    return { cells, played, close };
  } catch (error) {
    await close();
    throw error;
  }
}
