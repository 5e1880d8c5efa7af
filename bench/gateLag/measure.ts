import { setMaxListeners } from "node:events";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Timing } from "../../simulator";
import { createEngine } from "../../tests/provider/resource/engine";
import { accountIn, forgetJournal, journalOf } from "./account";
import { awsCli } from "./awsCli";
import { type Child, startChild } from "./child";
import type { Job } from "./jobs";
import type { Opened } from "./opened";
import type { SimulatorOrder } from "./processes/simulator";
import { type Calls, callsIn, cappedAfterSeconds, type Run, runOf, stopsIn } from "./run";
import type { Stage } from "./stage";
import { startOurs, startTheirs } from "./waits";

export interface Measured {
  readonly runs: readonly Run[];
  /** By region, then by operation. */
  readonly calls: ReadonlyMap<string, Calls>;
}

/**
 * Plays all jobs at once on one simulator, each with its tool, and reads afterwards what the exits and calls were. A wait
 * that takes too long is given up.
 */
export async function measure(
  jobs: readonly Job[],
  timing: Timing,
  report: (line: string) => void,
): Promise<Measured> {
  // Before anything is measured: the first time, it is installed.
  const aws = jobs.some(({ tool }) => tool.wait.kind === "awsCli") ? await awsCli() : undefined;
  const end = new AbortController();
  // Every wait hears of it.
  setMaxListeners(0, end.signal);
  const engine = await createEngine();
  const children = {
    simulator: startChild("simulator"),
    waiters: startChild("waiters"),
    ours: startChild("ours", [engine.address]),
  };
  const failed = Promise.race(Object.values(children).map((child) => child.failed));
  try {
    const endpoint = await Promise.race([listening(children.simulator, timing), failed]);
    const regions = [...new Set(jobs.map(({ region }) => region))];
    await Promise.all(regions.map((region) => accountIn(region, endpoint).prepare()));
    await forgetJournal(endpoint);
    const stage: Stage = { endpoint, aws, end: end.signal, ...children };
    const opened = await Promise.race([gatesOpened(jobs, timing, stage, report), failed]);
    return await read(jobs, opened, endpoint);
  } finally {
    end.abort();
    for (const child of Object.values(children)) child.end();
    engine.close();
  }
}

function listening(simulator: Child, timing: Timing): Promise<string> {
  const order: SimulatorOrder = { images: resolve(__dirname, "images"), timing, rateLimits: "documented" };
  simulator.send(order);
  return new Promise((told) => simulator.onMessage((url) => told(String(url))));
}

/** The gates that opened in time, by their jobs' ids. */
async function gatesOpened(
  jobs: readonly Job[],
  timing: Timing,
  stage: Stage,
  report: (line: string) => void,
): Promise<ReadonlyMap<string, Opened>> {
  const opened = new Map<string, Opened>();
  const waits = new Map([...startOurs(jobs, stage), ...startTheirs(jobs, stage)]);
  const reporting = setInterval(() => report(`${opened.size} of ${jobs.length} gates are open`), 15_000);
  const all = jobs.map(async (job) => {
    const gate = await Promise.race([waits.get(job.id), deadline(job, timing, stage.end)]);
    if (gate !== undefined) opened.set(job.id, gate);
  });
  await Promise.all(all).finally(() => clearInterval(reporting));
  return opened;
}

/** The moment from which on a wait is given up. */
async function deadline(job: Job, timing: Timing, signal: AbortSignal): Promise<undefined> {
  const startMs = timing.provisioningMs + timing.pendingMs + timing.pullMs;
  const visibleMs = job.startAfterMs + startMs + job.commandSeconds * 1_000 + timing.exitVisibleMs;
  await sleep(visibleMs + cappedAfterSeconds * 1_000, undefined, { signal }).catch(() => undefined);
}

/** Looks at the journal before it asks for the exits, which are calls as well. */
async function read(
  jobs: readonly Job[],
  opened: ReadonlyMap<string, Opened>,
  endpoint: string,
): Promise<Measured> {
  const journal = await journalOf(endpoint);
  const stops = stopsIn(journal);
  const visible = new Map<string, number>();
  for (const region of new Set(jobs.map((job) => job.region))) {
    const gates = jobs.filter((job) => job.region === region).flatMap(({ id }) => opened.get(id) ?? []);
    const arns = gates.map(({ taskArn }) => taskArn);
    for (const [arn, atMs] of await accountIn(region, endpoint).visibleMs(arns)) visible.set(arn, atMs);
  }
  const runs = jobs.map((job) => {
    const gate = opened.get(job.id);
    const { taskArn = "" } = gate ?? {};
    return runOf(job, gate, visible.get(taskArn), stops.get(taskArn));
  });
  return { runs, calls: callsIn(journal) };
}
