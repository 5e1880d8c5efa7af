import type { Aws } from "../../resource/host";
import { redactor } from "../../resource/redact";
import { describeAll } from "../../run/describeAll";
import { startedBy } from "../../run/identity";
import { listOwn } from "../../run/listOwn";
import { type TaskSnapshot, taskIdOf } from "../../run/task";
import { AwsCallError } from "../../run/weather";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { tellingPatience } from "../patience";
import { type Runnable, tasksOf } from "../stack/named";
import { familiesOf } from "../stack/revisions";
import type { Stack, StackTask } from "../stack/stack";
import { titleIn } from "../stack/title";
import type { TaskFlags } from "./flags";
import { type FoundTask, type InEcs, placeOf } from "./foundTask";
import { lastRunOf } from "./lastRun";
import { connectLike, look } from "./look";

/** The last run of a resource: one that ECS has in flight or has seen end within the hour, or the one in the state. */
export async function findLastRun(
  runnable: Runnable,
  stack: Stack,
  flags: TaskFlags,
  cli: Cli,
): Promise<FoundTask> {
  const resources = tasksOf(runnable);
  const title = runnable.kind === "task" ? titleIn(runnable.task) : `GatedService ${runnable.service.name}`;
  cli.terminal.status(`looking for the last run of ${title}`);
  const asked = await Promise.all(resources.map((resource) => askFor(resource, flags, cli)));
  const last = lastRunOf(asked);
  if (last === undefined) {
    const refused = asked.find(({ error }) => error !== undefined)?.error;
    if (refused !== undefined) throw refused;
    throw new CommandFailure(`${title} of stack ${stack.name} ${withoutTask(resources)}`);
  }
  const { resource, arn, task } = last;
  const { cluster } = resource.inputs;
  const { aws } = asked.find((one) => one.resource === resource) ?? {};
  if (aws === undefined) throw new TypeError(`nobody has asked for ${resource.name}`);
  const inEcs: InEcs = task === undefined ? await look(aws, cluster, arn, cli) : { kind: "shown", task };
  const place = placeOf(cluster, aws);
  const isRecorded = resource.outputs.taskArn === arn;
  const whose = runnable.kind === "task" ? "" : `, a run of ${resource.name}`;
  cli.terminal.err(
    `the last run of ${title} of stack ${stack.name} is task ${taskIdOf(arn)} in ${place}${whose}`,
  );
  const { status, taskArn, failure = status } = resource.outputs;
  if (status === "failed" && taskArn === undefined && task?.lastStatus === "STOPPED")
    cli.terminal.err(`note: the run that the state of ${resource.name} has, has no task: it ${failure}`);
  return {
    lookedAt: place,
    stack: stack.name,
    ...{ id: taskIdOf(arn), arn, cluster, aws, inEcs, resource },
    ...(isRecorded && { recorded: resource }),
    redact: redactor(stack.tasks.flatMap(({ secrets }) => secrets)),
  };
}

interface Asked {
  readonly resource: StackTask;
  readonly aws: Aws;
  readonly tasks: readonly TaskSnapshot[];
  /** Why ECS could not be asked. */
  readonly error?: unknown;
}

async function askFor(resource: StackTask, flags: TaskFlags, cli: Cli): Promise<Asked> {
  const { urn, inputs } = resource;
  const aws = await connectLike(resource, flags, cli);
  const ask = tellingPatience(cli);
  const starter = startedBy(urn);
  try {
    const { running, stopped } = await listOwn(inputs.cluster, starter, familiesOf(resource), aws.tasks, ask);
    const arns = [...new Set([...running, ...stopped])];
    const seen = await ask(() => describeAll(arns, inputs.cluster, aws.tasks));
    return { resource, aws, tasks: seen.filter((task) => task.startedBy === starter) };
  } catch (error) {
    if (!(error instanceof AwsCallError)) throw error;
    return { resource, aws, tasks: [], error };
  }
}

function withoutTask(resources: readonly StackTask[]): string {
  const [first] = resources;
  if (first === undefined) return "has no task in its state yet: run `pulumi up` first";
  if (first.failedDeployOf !== undefined)
    return `has not run within ECS's last hour: \`ecs-task history ${first.name}\` shows the runs before it that have left a receipt`;
  const [only = first, ...more] = resources.filter(({ failedDeployOf }) => failedDeployOf === undefined);
  const { failure } = only.outputs;
  return more.length > 0 || failure === undefined
    ? "has not run yet, as far as its state and ECS's last hour tell"
    : `has no task: its last run ${failure}`;
}
