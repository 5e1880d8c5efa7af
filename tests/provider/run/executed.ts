import type { RunEvents } from "../../../provider/run/events";
import { execute } from "../../../provider/run/execute";
import { identify } from "../../../provider/run/identity";
import type { Limits } from "../../../provider/run/limits";
import type { Outcome } from "../../../provider/run/outcome";
import { requestOf } from "../../../provider/run/request";
import { taskIdOf } from "../../../provider/run/task";
import type { Judged } from "../../../provider/run/verdict";
import { createWatcher } from "../../../provider/run/watcher";
import { createClock } from "../clock";
import { createInMemoryTasks } from "./inMemoryTasks";
import type { Fate } from "./life";
import { runKey } from "./runKey";

/** A task that ECS has before the run is executed: of this run, or of another one of the resource. */
export interface Predecessor {
  readonly run: "same" | "other";
  readonly fate: Fate;
  /** Milliseconds from its start to the execution. */
  readonly agoMs: number;
}

/** What disturbs the run. */
export interface Disturbance {
  readonly judged?: Judged;
  readonly limits?: Limits;
  readonly startRetries?: number;
  readonly isAlone?: boolean;
  /** Oldest first. */
  readonly before?: readonly Predecessor[];
  /** Errors in place of answers, for the whole run. */
  readonly lost?: { readonly run?: Error; readonly describe?: Error; readonly stop?: Error };
  /** DescribeTasks answers with `error` from and until then, in milliseconds from the start. */
  readonly outage?: { readonly error: Error; readonly fromMs?: number; readonly untilMs: number };
}

/** Executes one run whose n-th start has the n-th fate, in no time, and tells all that was seen of it. */
export async function executed(
  fates: Fate | readonly Fate[],
  {
    judged = { container: "web", otherEssential: [] },
    limits = { timeoutSeconds: 1_800, startTimeoutSeconds: 600 },
    startRetries = 3,
    isAlone = false,
    before = [],
    lost = {},
    outage,
  }: Disturbance = {},
) {
  const clock = createClock();
  const planted = [...before.map(({ fate }) => fate), ...[fates].flat()];
  const startedMs: number[] = [];
  const tasks = createInMemoryTasks(clock, (_, nth) => {
    startedMs.push(clock.now());
    return planted[nth - 1] ?? planted.at(-1) ?? never();
  });
  const identity = identify(runKey);
  const order = { ...runKey, cluster: "prod" };
  const request = requestOf(order, identity);
  const other = identify({ ...runKey, command: ["rake", "db:seed"] });

  for (const [i, { run, agoMs }] of before.entries()) {
    const whose = run === "same" ? identity : other;
    const starts = before.slice(0, i).filter((earlier) => earlier.run === run).length;
    await clock.until(tasks.run(requestOf(order, whose), whose.clientToken(starts)));
    await clock.advance(agoMs - (before[i + 1]?.agoMs ?? 0));
  }
  const startMs = clock.now();
  for (const operation of ["run", "describe", "stop"] as const) tasks.lose(operation, lost[operation]);
  if (outage !== undefined) {
    const { error, fromMs = 0 } = outage;
    if (fromMs === 0) tasks.lose("describe", error);
    else void clock.sleep(fromMs).then(() => tasks.lose("describe", error));
    void clock.sleep(outage.untilMs).then(() => tasks.lose("describe", undefined));
  }

  const progress: string[] = [];
  const told: string[] = [];
  const reached: ("nothing" | "asked")[] = [];
  const events: RunEvents = {
    onNothing: () => reached.push("nothing"),
    onAsked: () => reached.push("asked"),
    onTask: ({ arn }, adopted) => told.push(`${adopted ? "adopted" : "started"} ${taskIdOf(arn)}`),
    onProgress: ({ lastStatus }) => progress.push(lastStatus),
    onOther: ({ arn }) => told.push(`waits for ${taskIdOf(arn)}`),
    onFailedStarts: (starts, { arn }) => told.push(`${starts} failed, such as ${taskIdOf(arn)}`),
    onStop: ({ arn }, limit) => told.push(`stops ${taskIdOf(arn)} at its ${limit}`),
    onStartFailed: ({ kind }, pauseMs) => told.push(`${kind}, again in ${pauseMs} ms`),
  };
  const ending = execute(
    { request, identity, judged, limits, startRetries, isAlone },
    { tasks, watcher: createWatcher((arns) => tasks.describe("prod", arns), clock), clock, events },
  ).then(
    (outcome: Outcome) => ({ outcome }),
    (error: unknown) => ({ error }),
  );
  const ended = await clock.until(ending);
  const seen = {
    tasks,
    identity,
    request,
    progress,
    told,
    reached,
    startMs,
    startedMs,
    elapsedMs: clock.now() - startMs,
  };
  return { ...seen, ...ended };
}

/** The same for an execution that comes to an outcome. */
export async function outcomeOf(...given: Parameters<typeof executed>) {
  const seen = await executed(...given);
  if ("error" in seen) throw seen.error;
  return seen;
}

function never(): never {
  throw new Error("a start without a fate");
}
