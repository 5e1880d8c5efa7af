import { resolve } from "node:path";
import { timings } from "../../simulator";
import type { Part, Table } from "../part";
import { startSimulated } from "../stack/account";
import type { Stack } from "../stack/stack";
import { loadingTable } from "./loadingTable";
import { kinds, type Measured, measure, openOne } from "./measure";
import { resourcesTable } from "./resourcesTable";

/** A preview, and an `up`, of resources that are as they should be. */
export const unchanged: Part = {
  name: "unchanged",
  title: "preview and up of resources that have not changed",
  async run({ quick, report }) {
    const loading = await loadingTable(quick ? 1 : 9);
    return [await unchangedResources(quick ? [1, 200] : [1, 100, 1_000], report), loading];
  },
};

async function unchangedResources(counts: readonly number[], report: (line: string) => void): Promise<Table> {
  const images = resolve(__dirname, "../gateLag/images");
  const { endpoint, end } = await startSimulated({ images, timing: timings.instant, rateLimits: "off" });
  const stacks: Stack[] = [];
  try {
    for (const kind of kinds) stacks.push(await openOne(kind, endpoint));
    const measured: Measured[] = [];
    for (const count of counts) {
      for (const [n, stack] of stacks.entries()) {
        const kind = kinds[n] ?? kinds[0];
        report(`${count} × ${kind}`);
        measured.push(...(await measure(stack, kind, count, endpoint)));
      }
    }
    return resourcesTable(measured);
  } finally {
    for (const stack of stacks) await stack.close();
    end();
  }
}
