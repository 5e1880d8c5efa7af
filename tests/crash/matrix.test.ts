import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, startDatabase } from "../../scripts/demo/database";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { engineBudgetMs } from "../engine/testStack";
import { type Cell, cellsOf } from "./cells";
import { choiceIn, choose } from "./choice";
import { type Column, columns } from "./disturbances";
import { freeWorlds } from "./freeWorlds";
import { type Broken, describeBroken, findBoundaries, playCells } from "./matrix";
import { openWorld, prepareDatabase, type World } from "./world";

/** The whole matrix takes an hour and more, and its first column waits for all that were begun beside it. */
const matrixBudgetMs = 4 * 60 * 60_000;

describe("An up that is disturbed at any call to AWS, or from the engine", function () {
  this.timeout(matrixBudgetMs);
  const choice = choiceIn(process.env);
  const worlds: World[] = [];
  let directory: string;
  let database: Database | undefined;
  let cells: ReadonlyMap<Column, readonly Cell[]> = new Map();
  let played: ReadonlyMap<Cell, Promise<Broken | undefined>> = new Map();

  before(async function () {
    this.timeout(engineBudgetMs);
    const engine = await ensureEngine({ report: createReport(process.stderr) });
    directory = await mkdtemp(join(tmpdir(), "ecs-task-crash-database-"));
    const shared = await startDatabase(directory);
    database = shared;
    await prepareDatabase(shared);
    for (let world = 0; world < choice.worlds; world++) worlds.push(await openWorld(engine, shared));
    const free = freeWorlds(worlds);
    const boundaries = await findBoundaries(free);
    cells = new Map(
      columns.map((column, nth) => [
        column,
        choose(cellsOf(column, boundaries), choice, nth, columns.length),
      ]),
    );
    const chosen = [...cells.values()].flat();
    assert.ok(chosen.length >= choice.least, `only ${chosen.length} cells were chosen`);
    played = playCells(free, chosen);
  });

  after(async () => {
    await Promise.all(played.values());
    await Promise.allSettled(worlds.map((world) => world.close()));
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });

  for (const column of columns) {
    it(`converges with one effect, behind a closed gate, when ${column.name}`, async () => {
      const those = cells.get(column) ?? [];
      const results = await Promise.all(those.map((cell) => played.get(cell)));
      const broken = results.filter((one) => one !== undefined);
      assert.equal(
        broken.length,
        0,
        `${broken.length} of ${those.length} cells broke an invariant\n${broken.map(describeBroken).join("\n")}`,
      );
      console.log(`      ${those.length} cells`);
    });
  }
});
