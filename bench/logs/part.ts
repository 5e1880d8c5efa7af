import { resolve } from "node:path";
import { type Timing, timings } from "../../simulator";
import { accountIn } from "../gateLag/account";
import type { Part } from "../part";
import { startSimulated } from "../stack/account";
import { run } from "./run";
import { type Scene, scenes } from "./scenes";
import { type Measured, table } from "./table";

/** One run whose container prints a million lines, beside one that prints none. */
export const logs: Part = {
  name: "logs",
  title: "a million lines through one run",
  async run({ quick, report }) {
    const images = resolve(__dirname, "../gateLag/images");
    const simulated = await startSimulated({ images, timing, rateLimits: "documented" });
    const measure = async (scene: Scene): Promise<Measured> => {
      const { name, region, printing } = scene;
      report(`${printing.lines.toLocaleString("en-US")} lines, ${name}`);
      await accountIn(region, simulated.endpoint).prepare();
      return { scene, run: await run(printing, region, simulated.endpoint) };
    };
    try {
      const all = scenes(quick);
      // One after the other where there is time: all of them share this machine's processors.
      return [table(quick ? await Promise.all(all.map(measure)) : await inTurn(all, measure))];
    } finally {
      simulated.end();
    }
  },
};

async function inTurn(all: readonly Scene[], measure: (scene: Scene) => Promise<Measured>) {
  const measured: Measured[] = [];
  for (const scene of all) measured.push(await measure(scene));
  return measured;
}

/** Fargate's, with a start that is over at once: nothing here depends on it. */
const timing: Timing = { ...timings.fargate, provisioningMs: 500, pendingMs: 500, pullMs: 500 };
