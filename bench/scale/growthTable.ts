import type { Table } from "../part";
import type { Measured } from "./measure";
import { targetsOf } from "./targets";
import type { Variant } from "./variants";

/** How time, calls and memory of one variant grow with the number of tasks. */
export function growthTable(variant: Variant, all: readonly Measured[], isDrawn: boolean): Table {
  const measured = all.filter((one) => one.variant === variant);
  return {
    title: `Tasks at once: ${variant.name}`,
    columns: [
      "tasks",
      "whole, s",
      "seconds",
      "ideal seconds",
      "over the ideal",
      "RunTask per second",
      "DescribeTasks per second",
      "all calls per second",
      "throttled",
      "lost",
      "provider CPU, s",
      "provider memory, MB",
    ],
    rows: measured.map((one) => [
      one.tasks,
      one.played.seconds,
      one.seconds,
      one.idealSeconds,
      `${(one.seconds / one.idealSeconds).toFixed(2)}×`,
      perSecond(one, "RunTask"),
      perSecond(one, "DescribeTasks"),
      sum(one.calls.map(({ meanPerSecond }) => meanPerSecond)),
      sum(one.calls.map(({ throttled }) => throttled)),
      one.played.lost.length,
      one.played.usage.cpuMs / 1_000,
      Math.round(one.played.usage.peakBytes / 1e6),
    ]),
    notes: [...(isDrawn ? whatIsMeasured : []), ...warned(measured)],
    targets: targetsOf(measured),
    ...(isDrawn && { plot: "time by tasks" }),
  };
}

const whatIsMeasured = [
  "Seconds: from the first RunTask to the answer of DescribeTasks that shows the last exit. Whole: the whole command, with what Pulumi takes before and after.",
  "Ideal: Fargate takes 20 launches at once and 20 more per second, and a task has its own way of provisioning, pull, command and exit.",
  "Rates are means over the time in which anything was called. The simulator throttles as AWS documents it.",
  "The engine runs without checkpoints: the state in files is written anew with every step, which takes longer than the tasks.",
  "`--parallel` has the number of tasks. Pulumi's default is four for each processor, and no more tasks than that are in flight.",
];

const perSecond = ({ calls }: Measured, name: string) =>
  calls.find(({ operation }) => operation === name)?.meanPerSecond ?? 0;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Each warning once, with how many tasks it was told for. */
function warned(measured: readonly Measured[]): string[] {
  return measured
    .filter(({ played }) => played.warnings.length > 0)
    .map(({ tasks, played }) => `With ${tasks} tasks, ${played.warnings.length} lines of warnings.`);
}
