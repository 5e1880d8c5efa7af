import assert from "node:assert/strict";
import { ensureEngine } from "../../scripts/engine/engine";
import { createReport } from "../../scripts/engine/report";
import { engineBudgetMs } from "../engine/testStack";
import { choiceIn } from "./choice";
import { columns } from "./disturbances";
import { beginMatrix, type HostMatrix } from "./hostMatrix";
import { describeBroken } from "./matrix";

/** The whole matrix takes hours, and its first column waits for all that were begun beside it. */
const matrixBudgetMs = 8 * 60 * 60_000;

describe("An up that is disturbed at any call to AWS, or from the engine", function () {
  this.timeout(matrixBudgetMs);
  const choice = choiceIn(process.env);
  let matrices: ReadonlyMap<string, Promise<HostMatrix>> = new Map();

  // All hosts at once: a cell waits more than it works.
  before(async function () {
    this.timeout(engineBudgetMs);
    const engine = await ensureEngine({ report: createReport(process.stderr) });
    matrices = new Map(choice.hosts.map((host) => [host, beginMatrix(host, engine, choice)]));
    await Promise.allSettled(matrices.values());
  });

  after(async () => {
    for (const begun of await Promise.allSettled(matrices.values()))
      if (begun.status === "fulfilled") await begun.value.close();
  });

  for (const host of choice.hosts) {
    for (const column of columns) {
      it(`converges with one effect, behind a closed gate, when ${column.name}: ${host} host`, async () => {
        const matrix = await matrices.get(host);
        const those = matrix?.cells.get(column) ?? [];
        const results = await Promise.all(those.map((cell) => matrix?.played.get(cell)));
        const broken = results.filter((one) => one !== undefined);
        assert.equal(
          broken.length,
          0,
          `${broken.length} of ${those.length} cells broke an invariant\n${broken.map(describeBroken).join("\n")}`,
        );
        console.log(`      ${those.length} cells`);
      });
    }
  }
});
