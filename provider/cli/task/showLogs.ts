import type { RunnableContainer } from "../../definition/registry";
import { anyTaskState } from "../../diagnosis/anyTaskState";
import { outputElsewhere } from "../../logs/elsewhere";
import { lastLines } from "../../logs/lastLines";
import { type ReadableStream, readableStreams } from "../../logs/readable";
import { readThrough, type StreamRead } from "../../logs/readThrough";
import { redactingReader } from "../../resource/redactingHost";
import type { TaskSnapshot } from "../../run/task";
import { suggestion } from "../../values/nearest";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { definitionOf } from "./definition";
import type { TaskFlags } from "./flags";
import { followLogs } from "./followLogs";
import { type FoundTask, titleOf } from "./foundTask";
import { missingOutput } from "./missingOutput";
import { onTask, unknownTask } from "./onTask";
import { wrongUsage } from "./runName";
import { targetOf } from "./target";

export interface LogsFlags extends TaskFlags {
  readonly follow?: boolean;
  readonly tail?: number;
  /** Milliseconds since the epoch. */
  readonly since?: number;
  /** `family:revision`, family or ARN, of a task that ECS has forgotten. */
  readonly taskDefinition?: string;
}

/** `ecs-task logs`: shows what the containers of a task have written, and what they write. */
export async function showLogs(run: string | undefined, flags: LogsFlags, cli: Cli): Promise<void> {
  if (flags.tail !== undefined && flags.since !== undefined)
    throw wrongUsage("--tail and --since both say where the output begins: give one of the two");
  return onTask(run, flags, cli, async (found) => {
    const { terminal, clock } = cli;
    const { aws, redact, inEcs } = found;
    const all = await containersOf(found, flags, cli);
    const chosen = chosenOf(all, flags.container);
    const streams = streamsOf(chosen, all, found, cli);
    const reader = redactingReader(aws.logs, redact);
    const ports = { reader, clock, onLine: terminal.out, shown: terminal.flush };
    const read = await shown(streams, flags, ports);
    const task = inEcs.kind === "shown" ? inEcs.task : undefined;
    const target = targetOf(found, flags, all);
    const state = task && target.kind === "judged" ? anyTaskState(task, target.judged) : undefined;
    for (const note of missingOutput(streams, read, state)) terminal.err(redact(note));
    if (!flags.follow || task === undefined || target.kind === "unclear") return;
    if (state?.kind === "over" && !mayComeYet(task, clock.now())) return;
    const names = streams.map(({ container }) => container);
    const containers = chosen.filter(({ name }) => names.includes(name));
    const soFar = new Map(read.map((one) => [one.container, one.soFar]));
    await followLogs(found, { task, judged: target.judged, containers, reader, soFar }, cli);
  });
}

/** The last lines of a container come up to some seconds after its end. */
function mayComeYet({ stoppedAt }: TaskSnapshot, nowMs: number): boolean {
  return stoppedAt === undefined || nowMs - stoppedAt.getTime() < 15_000;
}

/** Those of the revision that the task runs: it names their streams, also when ECS has forgotten the task. */
async function containersOf(
  found: FoundTask,
  { taskDefinition }: LogsFlags,
  cli: Cli,
): Promise<readonly RunnableContainer[]> {
  const { inEcs, recorded, aws } = found;
  if (inEcs.kind !== "shown" && recorded === undefined && taskDefinition === undefined) {
    if (inEcs.kind === "unasked") throw inEcs.error;
    throw unknownTask(
      found,
      "Its output may still be there: give with --task-definition what it ran, such as hi-web:7.",
    );
  }
  const revision = await (taskDefinition === undefined
    ? definitionOf(found, cli)
    : definitionOf(found, cli, taskDefinition));
  if (revision !== undefined) return revision.containers;
  const named = taskDefinition ?? "its task definition";
  throw new CommandFailure(
    `${named} is not there in ${aws.region}, and without it nothing tells where the output of ${titleOf(found)} goes`,
  );
}

function chosenOf(
  all: readonly RunnableContainer[],
  wanted: string | undefined,
): readonly RunnableContainer[] {
  if (wanted === undefined) return all;
  const chosen = all.filter(({ name }) => name === wanted);
  if (chosen.length > 0) return chosen;
  const names = all.map(({ name }) => name);
  throw new CommandFailure(`the task has no container "${wanted}"${suggestion(wanted, names)}`);
}

/** The streams that can be read; of the others it is said where their output goes. */
function streamsOf(
  chosen: readonly RunnableContainer[],
  all: readonly RunnableContainer[],
  { aws, id, redact }: FoundTask,
  { terminal }: Cli,
): readonly ReadableStream[] {
  const streams = readableStreams(chosen, "", id, aws.region);
  const elsewhere = chosen
    .filter(({ name }) => streams.every(({ container }) => container !== name))
    .map((container) => redact(outputElsewhere(container, all)));
  if (streams.length === 0) throw new CommandFailure(`no output can be shown: ${elsewhere.join("; ")}`);
  for (const because of elsewhere) terminal.err(`note: ${because}`);
  // Nobody else's lines are there to be taken for these.
  return streams.length === 1 ? streams.map((one) => ({ ...one, label: "" })) : streams;
}

async function shown(
  streams: readonly ReadableStream[],
  { tail, since = 0 }: LogsFlags,
  ports: Parameters<typeof readThrough>[2],
): Promise<readonly StreamRead[]> {
  if (tail === undefined) return readThrough(streams, since, ports);
  const last = await lastLines(streams, () => tail, ports);
  for (const line of last.lines) ports.onLine(line);
  return last.streams;
}
