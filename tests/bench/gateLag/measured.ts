import type { Job } from "../../../bench/gateLag/jobs";
import type { Measured } from "../../../bench/gateLag/measure";
import { type Calls, runOf } from "../../../bench/gateLag/run";
import { type Tool, tools } from "../../../bench/gateLag/tools";

/** The tool with a key. */
function toolOf(key: string): Tool {
  const tool = tools.find((one) => one.key === key);
  if (tool === undefined) throw new Error(`no tool has the key ${key}`);
  return tool;
}

export function jobOf(key: string, durationSeconds = 300, id = `${key}-1`): Job {
  const region = `lag-${key}-${id}`;
  return {
    id,
    tool: toolOf(key),
    durationSeconds,
    commandSeconds: durationSeconds,
    region,
    startAfterMs: 0,
    waitAfterMs: 0,
  };
}

/**
 * Runs whose exit is visible 30 seconds after their start, and whose task is STOPPED 18 seconds later, with these lags by
 * tool, in seconds; a lag that is absent was given up. Each made `calls`.
 */
export function measuredWith(
  lags: Readonly<Record<string, readonly (number | undefined)[]>>,
  calls: Calls = new Map(),
  durationSeconds = 300,
): Measured {
  const runs = Object.entries(lags).flatMap(([key, ofTool]) =>
    ofTool.map((lag, index) => {
      const job = jobOf(key, durationSeconds, `${key}-${index}`);
      const opened =
        lag === undefined
          ? undefined
          : { id: job.id, startedMs: 0, openedMs: 30_000 + lag * 1_000, taskArn: "arn" };
      return runOf(job, opened, 30_000, 48_000);
    }),
  );
  return { runs, calls: new Map(runs.map(({ job }) => [job.region, calls])) };
}
