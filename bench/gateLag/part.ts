import { type Timing, timings } from "../../simulator";
import type { Part, Table } from "../part";
import { callsTable } from "./callsTable";
import { comparisonTable } from "./comparisonTable";
import { planJobs } from "./jobs";
import { lagTable } from "./lagTable";
import { type Measured, measure } from "./measure";
import { cappedAfterSeconds } from "./run";

/** From the moment DescribeTasks shows a container's exit to the moment somebody acts on it. */
export const gateLag: Part = {
  name: "gate-lag",
  title: "from the container's exit, once it is visible, to the open gate",
  async run({ quick, report }) {
    const jobs = planJobs(quick);
    const durations = [...new Set(jobs.map(({ durationSeconds }) => durationSeconds))];
    report(`${jobs.length} runs at once, of ${durations.join(", ")} s`);
    const measured = await measure(jobs, timingFor(quick), report);
    return [
      ...durations.map((seconds) => lagTable(seconds, measured)),
      callsTable(measured),
      comparison(measured),
    ];
  },
};

function comparison(measured: Measured): Table {
  return {
    ...comparisonTable(measured),
    notes: [
      "The lag counts from the moment DescribeTasks begins to show the container's exit; nobody can know of it sooner.",
      "Fargate's times are the simulator's: STOPPED follows 18 s after the exit is visible. AWS publishes none.",
      `A wait that is not over ${cappedAfterSeconds} s after the exit is visible is given up, and counts as so long.`,
      "The AWS CLI waits already when the container exits: the start of its interpreter is not in its lag.",
      "Calls include RegisterTaskDefinition and RunTask, and what follows the logs, which ours alone does.",
    ],
    samples: measured.runs.map(({ job, lagSeconds }) => ({
      tool: job.tool.name,
      "command seconds": job.durationSeconds,
      "lag seconds": lagSeconds,
    })),
    plot: "lag by tool",
  };
}

/** Fargate's, with a start that is over at once where time is short: no wait for an exit depends on it. */
function timingFor(quick: boolean): Timing {
  const { fargate } = timings;
  return quick ? { ...fargate, provisioningMs: 500, pendingMs: 500, pullMs: 500 } : fargate;
}
