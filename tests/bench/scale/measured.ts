import type { Measured } from "../../../bench/scale/measure";
import { handlersAlone, type Variant } from "../../../bench/scale/variants";

/** A measurement in which nothing was remarkable, but for what a test says. */
export function measuredWith(
  tasks: number,
  {
    variant = handlersAlone,
    seconds = 30,
    describesPerSecond = 1,
    peakBytes = 100e6,
    lost = [] as readonly string[],
    lagsSeconds = [] as readonly number[],
    warnings = [] as readonly string[],
    idealSeconds = 30,
  },
): Measured {
  const openedMs = new Map<string, number>();
  const usage = { cpuMs: 1_500, peakBytes };
  return {
    variant: variant satisfies Variant,
    tasks,
    seconds,
    idealSeconds,
    played: { seconds: 40, lost, usage, warnings, openedMs },
    calls: [
      {
        operation: "DescribeTasks",
        total: 30,
        meanPerSecond: describesPerSecond,
        mostInOneSecond: 2,
        throttled: 1,
      },
      { operation: "RunTask", total: tasks, meanPerSecond: 0.5, mostInOneSecond: 20, throttled: 2 },
    ],
    lagsSeconds,
    cpu: new Map([
      ["engine", 2],
      ["simulator", 10],
    ]),
  };
}
