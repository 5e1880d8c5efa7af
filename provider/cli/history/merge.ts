import { defined } from "../../values/defined";
import { type PastRun, whenOf } from "./pastRun";

/** What each source tells of the runs of one resource. */
export interface Sources {
  readonly state?: PastRun | undefined;
  readonly receipts: readonly PastRun[];
  readonly ecs: readonly PastRun[];
}

/**
 * Each run once, from all that is told of it. What was judged when it ended counts before what its task looks like now: it
 * knows of limits that were exceeded, and of what ended first.
 */
export function mergeRuns({ state, receipts, ecs }: Sources): readonly PastRun[] {
  const sources = [...(state === undefined ? [] : [state]), ...receipts, ...ecs];
  const runs = new Map<string, PastRun[]>();
  const refused = newestFirst(receipts.filter(({ taskId }) => taskId === undefined));
  sources.forEach((run, index) => {
    const key = run.taskId ?? (run === state ? keyWithoutTask(run, refused) : keyOf(run, refused, index));
    runs.set(key, [...(runs.get(key) ?? []), run]);
  });
  return [...runs.values()].map(merged);
}

/** From the newest on. One of which nobody knows when it was is a last one, without a task. */
export function newestFirst(runs: readonly PastRun[]): readonly PastRun[] {
  const latest = "9999";
  return [...runs].sort((a, b) => ((whenOf(a) ?? latest) > (whenOf(b) ?? latest) ? -1 : 1));
}

/** A run that RunTask refused has no task. The state's is the newest of those receipts, if it is the same attempt. */
function keyWithoutTask(state: PastRun, refused: readonly PastRun[]): string {
  const [newest] = refused;
  const isSame = newest !== undefined && newest.attempt === state.attempt && newest.status === state.status;
  return isSame ? "refused 0" : "state";
}

function keyOf(run: PastRun, refused: readonly PastRun[], index: number): string {
  const place = refused.indexOf(run);
  return place === -1 ? `unknown ${index}` : `refused ${place}`;
}

function merged(told: readonly PastRun[]): PastRun {
  const judged = told.filter(isJudged);
  const inEcs = told.filter((run) => !isJudged(run) && run.status === "running");
  const open = told.filter((run) => !isJudged(run) && run.status === "unknown");
  const [first, ...rest] = [...judged, ...inEcs, ...open];
  if (first === undefined) throw new Error("a run that nobody tells of");
  // What the state says of a run that it does not know the end of is no word on that end.
  const others = rest.map(({ failure: _, ...run }) => run);
  // That of the state may have been registered since. A task tells the one that it runs, and a receipt stands on it.
  const [taskDefinitionArn] = told.flatMap((run) => run.taskDefinitionArn ?? []).reverse();
  return Object.assign({}, ...others.reverse(), first, defined({ taskDefinitionArn }));
}

function isJudged({ status }: PastRun): boolean {
  return status === "succeeded" || status === "failed";
}
