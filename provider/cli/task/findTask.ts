import { redactor } from "../../resource/redact";
import { startedBy } from "../../run/identity";
import { taskIdOf } from "../../run/task";
import { lastSegment } from "../../values/arn";
import { defined } from "../../values/defined";
import type { Cli } from "../cli";
import { connectionWith } from "../connectionOptions";
import { CommandFailure } from "../failure";
import { runnableNamed } from "../stack/named";
import type { Stack, StackTask } from "../stack/stack";
import { findLastRun } from "./findLastRun";
import type { TaskFlags } from "./flags";
import type { FoundTask } from "./foundTask";
import { connectLike, look } from "./look";
import { receiptOf } from "./receipt";
import { type InCluster, runNameOf } from "./runName";

/** Finds the task that RUN names: in a cluster, or by what a stack has of its resources' runs. */
export async function findTask(run: string | undefined, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
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
  const place = `cluster ${lastSegment(cluster)} (${aws.region})`;
  // Nobody has asked for a stack: it is read for what it may have of a task that ECS has forgotten.
  const stack =
    chosen ?? (inEcs.kind === "forgotten" ? await cli.readStack(flags).catch(() => undefined) : undefined);
  const arn = inEcs.kind === "shown" ? inEcs.task.arn : reference === id ? undefined : reference;
  const found: FoundTask = {
    title: `task ${id} in ${place}`,
    lookedAt: stack === undefined ? place : `${place} and the runs of stack ${stack.name}`,
    ...{ id, cluster, aws, inEcs, redact: redactor(secretsOf(stack)) },
    ...defined({ arn, ...ofStack(stack, id, inEcs) }),
  };
  return stack === undefined ? found : withReceipt(found, stack, flags, cli);
}

/** A task's id alone: each of the clusters that the stack's resources run in is asked for it. */
async function inStack(id: string, stack: Stack, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  if (stack.tasks.length === 0)
    throw new CommandFailure(
      `stack ${stack.name} has no OneOffTask: give the cluster of task ${id} with --cluster`,
    );
  const asked = new Map<string, FoundTask>();
  for (const like of stack.tasks) {
    const { cluster } = like.inputs;
    const aws = await connectLike(like, flags, cli);
    const place = `cluster ${lastSegment(cluster)} (${aws.region})`;
    if (asked.has(place)) continue;
    cli.terminal.status(`looking for task ${id} in ${place}`);
    const inEcs = await look(aws, cluster, id, cli);
    const found: FoundTask = {
      title: `task ${id} in ${place}`,
      lookedAt: `${[...asked.keys(), place].join(", ")} and the runs of stack ${stack.name}`,
      ...{ id, cluster, aws, inEcs, redact: redactor(secretsOf(stack)) },
      ...defined({ arn: inEcs.kind === "shown" ? inEcs.task.arn : undefined, ...ofStack(stack, id, inEcs) }),
    };
    if (inEcs.kind === "shown") return found;
    asked.set(place, found);
  }
  const all = [...asked.values()];
  const found = all.find(({ recorded, cluster }) => recorded?.inputs.cluster === cluster) ?? all.at(-1);
  if (found === undefined) throw new CommandFailure(`no cluster of stack ${stack.name} could be asked`);
  const lookedAt = all.at(-1)?.lookedAt;
  return withReceipt({ ...found, ...defined({ lookedAt }) }, stack, flags, cli);
}

/** One that is neither in ECS nor a resource's last run may be an earlier one. */
async function withReceipt(found: FoundTask, stack: Stack, flags: TaskFlags, cli: Cli): Promise<FoundTask> {
  if (found.inEcs.kind === "shown" || found.recorded !== undefined) return found;
  const receipt = await receiptOf(found.id, stack, flags, cli);
  if (receipt === undefined) return found;
  const aws = await connectLike(receipt.resource, flags, cli);
  return { ...found, ...receipt, aws, ...defined({ arn: receipt.recorded.outputs.taskArn }) };
}

/** The resource of the stack that a task is a run of, and the one whose state has it as the last. */
function ofStack(
  stack: Stack | undefined,
  id: string,
  inEcs: FoundTask["inEcs"],
): { readonly resource: StackTask | undefined; readonly recorded: StackTask | undefined } {
  const recorded = stack?.tasks.find(({ outputs }) => taskIdOf(outputs.taskArn ?? "") === id);
  const starter = inEcs.kind === "shown" ? inEcs.task.startedBy : undefined;
  const resource = recorded ?? stack?.tasks.find(({ urn }) => startedBy(urn) === starter);
  return { resource, recorded };
}

function secretsOf(stack: Stack | undefined): readonly string[] {
  return (stack?.tasks ?? []).flatMap(({ secrets }) => secrets);
}
