import { redactor } from "../../resource/redact";
import { startedBy } from "../../run/identity";
import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { connectionWith } from "../connectionOptions";
import { CommandFailure } from "../failure";
import { placesOf } from "../history/places";
import { saidOf } from "../said";
import { everyTask } from "../stack/failedDeploy";
import { runnableNamed } from "../stack/named";
import type { Stack } from "../stack/stack";
import { findLastRun } from "./findLastRun";
import type { TaskFlags } from "./flags";
import { type FoundTask, placeOf } from "./foundTask";
import { ofItsRevision } from "./itsRevision";
import { connectLike, look } from "./look";
import { withReceipt } from "./receipt";
import { type InCluster, runNameOf } from "./runName";

/** Finds the task that RUN names: in a cluster, or by what a stack has of its resources' runs. */
export async function findTask(run: string | undefined, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  return ofItsRevision(await namedTask(run, flags, cli));
}

async function namedTask(run: string | undefined, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  const named = runNameOf(run, flags);
  switch (named.kind) {
    case "inCluster":
      return inCluster(named, flags, cli);
    case "id":
      return inStack(
        named.id,
        await orElse("give its cluster with --cluster", () => readStack(flags, cli)),
        flags,
        cli,
      );
    case "resource": {
      const [stack, runnable] = await orElse("a task's ARN, or its id with --cluster, does too", async () => {
        const read = await readStack(flags, cli);
        return [read, runnableNamed(read, named.name)] as const;
      });
      return findLastRun(runnable, stack, flags, cli);
    }
    default:
      return named satisfies never;
  }
}

/** What a stack does not tell, or where there is none, can be given in another way. */
async function orElse<T>(advice: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    throw new CommandFailure(`${error.message}\nWithout a stack: ${advice}.`, error.exitStatus, {
      cause: error,
    });
  }
}

function readStack(flags: TaskFlags, { readStack, terminal }: Cli): Promise<Stack> {
  terminal.status(`reading ${flags.stack === undefined ? "the selected stack" : `stack ${flags.stack}`}`);
  return readStack(flags);
}

async function inCluster(named: InCluster, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  const { id, reference, cluster } = named;
  const isStackChosen = flags.stack !== undefined || flags.cwd !== undefined;
  const chosen = isStackChosen ? await readStack(flags, cli) : undefined;
  const reach = { ...flags, ...defined({ region: flags.region ?? named.region }) };
  const like = chosen?.tasks.find(({ inputs }) => lastSegment(inputs.cluster) === lastSegment(cluster));
  cli.terminal.status(`looking at task ${id}`);
  const aws = await (like === undefined ? cli.connect(connectionWith(reach)) : connectLike(like, reach, cli));
  const inEcs = await look(aws, cluster, reference, cli);
  // Nobody has asked for a stack: it is read for what it may have of a task that ECS has forgotten.
  const stack =
    chosen ?? (inEcs.kind === "forgotten" ? await cli.readStack(flags).catch(() => undefined) : undefined);
  const found = {
    ...foundIn({ id, cluster, aws, inEcs }, stack),
    ...(reference !== id && { arn: reference }),
  };
  return stack === undefined ? found : withReceipt(found, stack, flags, cli);
}

/** A task's id alone: each of the clusters that the stack's resources run in is asked for it. */
async function inStack(id: string, stack: Stack, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  if (stack.tasks.length === 0)
    throw new CommandFailure(
      `stack ${stack.name} has no OneOffTask: give the cluster of task ${id} with --cluster`,
    );
  const connectAs = placesOf(flags, cli.connect);
  const asked: FoundTask[] = [];
  for (const like of stack.tasks) {
    const { cluster } = like.inputs;
    const { aws } = await connectAs(like);
    // Two accounts may each have a cluster of that name.
    if (asked.some((one) => one.aws === aws && lastSegment(one.cluster) === lastSegment(cluster))) continue;
    cli.terminal.status(`looking for task ${id} in ${placeOf(cluster, aws)}`);
    const inEcs = await look(aws, cluster, id, cli);
    const found = foundIn({ id, cluster, aws, inEcs }, stack);
    if (inEcs.kind === "shown") return found;
    asked.push(found);
  }
  const recorded = asked[0]?.recorded;
  const its = recorded && (await connectAs(recorded)).aws;
  const isRecordedIn = ({ aws, cluster }: FoundTask) =>
    aws === its && lastSegment(cluster) === lastSegment(recorded?.inputs.cluster ?? "");
  return withReceipt(unshownIn(asked, asked.find(isRecordedIn), cli), stack, flags, cli);
}

/** The task that no cluster shows, as the state has it, or in the last cluster. What could not be asked is said. */
function unshownIn(
  asked: readonly FoundTask[],
  recorded: FoundTask | undefined,
  { terminal }: Cli,
): FoundTask {
  const answered = asked.filter(({ inEcs }) => inEcs.kind !== "unasked");
  const found = recorded ?? answered.at(-1) ?? asked.at(-1);
  if (found === undefined) throw new TypeError("no cluster was asked");
  for (const { inEcs, cluster, aws, redact } of asked) {
    // That of the found one is told with the task.
    if (inEcs.kind !== "unasked" || inEcs === found.inEcs) continue;
    const said = saidOf(inEcs.error, { cluster, region: aws.region }, redact);
    terminal.err(`note: ${placeOf(cluster, aws)} could not be asked: ${said}`);
  }
  const places = new Set(
    (answered.length > 0 ? answered : asked).map((one) => placeOf(one.cluster, one.aws)),
  );
  return { ...found, lookedAt: [...places].join(", ") };
}

/** What was found of a task by looking for it in one cluster, with what a stack that was read has of it. */
function foundIn(
  looked: Pick<FoundTask, "id" | "cluster" | "aws" | "inEcs">,
  stack: Stack | undefined,
): FoundTask {
  const { id, cluster, aws, inEcs } = looked;
  const place = placeOf(cluster, aws);
  const redact = redactor(secretsOf(stack));
  return {
    ...looked,
    lookedAt: place,
    redact,
    ...ofStack(stack, id, inEcs),
  };
}

/** What a stack has of a task: the resource that it is a run of, and the one whose state has it as the last; and its name. */
function ofStack(
  stack: Stack | undefined,
  id: string,
  inEcs: FoundTask["inEcs"],
): Pick<FoundTask, "arn" | "resource" | "recorded" | "stack"> {
  const recorded = stack?.tasks.find(({ outputs }) => taskIdOf(outputs.taskArn ?? "") === id);
  const task = inEcs.kind === "shown" ? inEcs.task : undefined;
  const all = stack === undefined ? [] : everyTask(stack);
  const resource = recorded ?? all.find(({ urn }) => startedBy(urn) === task?.startedBy);
  return defined({ arn: task?.arn ?? recorded?.outputs.taskArn, resource, recorded, stack: stack?.name });
}

function secretsOf(stack: Stack | undefined): readonly string[] {
  return (stack?.tasks ?? []).flatMap(({ secrets }) => secrets);
}
