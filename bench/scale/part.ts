import { timings } from "../../simulator";
import type { Part } from "../part";
import { callsTable } from "./callsTable";
import { growthTable } from "./growthTable";
import { lagTable } from "./lagTable";
import { type Measured, measure, type Scene } from "./measure";
import { processesTable } from "./processesTable";
import { handlersAlone, type Variant, wholeUpExisting, wholeUpInline } from "./variants";

/** Many tasks at once, each a resource of its own, against the rates that AWS documents. */
export const scale: Part = {
  name: "scale",
  title: "1 to 1,000 tasks in one up",
  async run({ quick, report }) {
    const { counts, scene } = quick ? quickPlan : wholePlan;
    const measured: Measured[] = [];
    for (const [variant, ofVariant] of counts) {
      for (const tasks of ofVariant) {
        const one = await measure(variant, tasks, scene);
        measured.push(one);
        report(
          `${variant.name}, ${tasks}: ${one.seconds.toFixed(1)} s, ideal ${one.idealSeconds.toFixed(1)} s`,
        );
      }
    }
    return [
      ...[...counts.keys()].map((variant, index) => growthTable(variant, measured, index === 0)),
      callsTable(measured),
      lagTable(measured),
      processesTable(measured),
    ];
  },
};

interface Plan {
  /** How many tasks of each variant, in the order they are measured. */
  readonly counts: ReadonlyMap<Variant, readonly number[]>;
  readonly scene: Scene;
}

const wholePlan: Plan = {
  counts: new Map([
    [wholeUpInline, [1, 10, 100, 1_000]],
    [wholeUpExisting, [1_000]],
    [handlersAlone, [1, 100, 1_000]],
  ]),
  scene: { timing: timings.fargate, commandSeconds: 5 },
};

/** The version for every change has a minute and a half for all parts. */
const quickPlan: Plan = {
  counts: new Map([[handlersAlone, [1, 10, 50]]]),
  scene: {
    timing: { ...timings.fargate, provisioningMs: 500, pendingMs: 500, pullMs: 500, exitVisibleMs: 500 },
    commandSeconds: 1,
  },
};
