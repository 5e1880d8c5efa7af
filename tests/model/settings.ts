/**
 * How the sequences are chosen. A failure prints the line that repeats it: `MODEL_SEED`, `MODEL_PATH` and
 * `MODEL_REPLAY` are fast-check's `seed`, `path` and `replayPath`; `MODEL_RUNS` is how many sequences each property plays.
 * `MODEL_SHRINK=no` is content with the first sequence that fails, which can be a long one.
 */
export interface ModelSettings {
  readonly seed: number;
  readonly numRuns: number;
  readonly endOnFailure: boolean;
  readonly path?: string;
  readonly replayPath?: string;
}

/** A seed of its own for `npm test`, so that it does the same every time. */
const defaultSeed = 20_260_102;
const defaultRuns = 50;

export function modelSettings(environment: NodeJS.ProcessEnv): ModelSettings {
  const { MODEL_SEED: seed, MODEL_RUNS: runs, MODEL_PATH: path, MODEL_REPLAY: replayPath } = environment;
  const { MODEL_SHRINK: shrink } = environment;
  return {
    seed: seed === undefined ? defaultSeed : Number(seed),
    numRuns: runs === undefined ? defaultRuns : Number(runs),
    endOnFailure: shrink === "no",
    ...(path !== undefined && { path }),
    ...(replayPath !== undefined && { replayPath }),
  };
}
