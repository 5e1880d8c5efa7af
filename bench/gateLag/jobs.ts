import { type Tool, tools } from "./tools";

/** One run to wait for. */
export interface Job {
  readonly id: string;
  readonly tool: Tool;
  /** Of the command, as the tables call it. */
  readonly durationSeconds: number;
  /** What the command sleeps: up to a second more, so that the exits meet every phase of a look per second. */
  readonly commandSeconds: number;
  /** An account for itself: whose rates it uses up, and whose calls are counted as its own. */
  readonly region: string;
  /** From the beginning of the measurement to its start. */
  readonly startAfterMs: number;
  /** From its start to the first look of a tool that others have to start. */
  readonly waitAfterMs: number;
}

const startEveryMs = 500;
const quickRuns = 5;

/** The same commands for each tool, longest last; `quick` are the shortest alone, of the tools that are done soon. */
export function planJobs(quick: boolean): readonly Job[] {
  const durations = quick ? [10] : [10, 45, 120, 300];
  return durations.flatMap((durationSeconds) =>
    tools
      .filter((tool) => tool.quick || !quick)
      .flatMap((tool) => jobsOf(tool, durationSeconds, quick ? quickRuns : tool.runs)),
  );
}

function jobsOf(tool: Tool, durationSeconds: number, runs: number): Job[] {
  return Array.from({ length: runs }, (_, index) => ({
    id: `${tool.key}-${durationSeconds}-${index + 1}`,
    tool,
    durationSeconds,
    // In another order than the first looks: 7 has no divisor in common with a number of runs.
    commandSeconds: durationSeconds + ((index * 7) % runs) / runs,
    region: regionOf(tool, durationSeconds, index),
    startAfterMs: index * startEveryMs,
    waitAfterMs: (1_000 * tool.phaseSeconds * index) / runs,
  }));
}

/** Runs in an `up` of their own share no connection either. */
function regionOf({ key, wait }: Tool, durationSeconds: number, index: number): string {
  const own = wait.kind === "ours" && wait.runs === "one by one" ? `-${index + 1}` : "";
  return `lag-${key}-${durationSeconds}${own}`;
}
