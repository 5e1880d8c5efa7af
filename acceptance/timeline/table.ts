import type { Cell, Table } from "../../bench/part";
import type { Timeline } from "./timeline";

const columns = [
  "step",
  "task",
  "RUNNING",
  "exit",
  "exit shown",
  "gate open",
  "DEPROVISIONING shown",
  "STOPPED",
  "lag of the gate",
  "saved by not waiting",
];

/** What is shown of the timelines: seconds after `createdAt`, and what follows from them. */
export function timelineTable(timelines: readonly Timeline[]): Table {
  return {
    title: "One-off tasks on AWS Fargate, in seconds after RunTask",
    columns,
    rows: timelines.map(rowOf),
    notes: [
      "RunTask, RUNNING, exit and STOPPED are `createdAt`, `startedAt`, `executionStoppedAt` and `stoppedAt`, by ECS's own clock.",
      "What is shown was seen by looks half a second apart, by the clock of the machine that looked; so was the open gate, when Pulumi told it.",
      "The lag is from the exit shown to the gate open. It is left out where an `up` adopted the task, which may come after its exit.",
      "Saved is what a tool that waits for STOPPED would wait longer.",
    ],
  };
}

function rowOf({ step, outcome, ecs, seen, gate, adopted }: Timeline): readonly Cell[] {
  const measured = adopted ? undefined : gate;
  return [
    step,
    outcome,
    ecs.startedAt,
    ecs.executionStoppedAt,
    seen.exit,
    gate,
    seen.DEPROVISIONING,
    ecs.stoppedAt,
    difference(measured, seen.exit),
    difference(ecs.stoppedAt, measured),
  ].map((cell) => cell ?? "");
}

function difference(later: number | undefined, earlier: number | undefined): number | undefined {
  return later === undefined || earlier === undefined ? undefined : later - earlier;
}
