import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
import { saidOf } from "../said";
import { isMeant } from "../told";
import { findTask } from "./findTask";
import type { TaskFlags } from "./flags";
import type { FoundTask } from "./foundTask";

/** Finds the task that RUN names and acts on it. What AWS refuses is told with what to do about it. */
export async function onTask(
  run: string | undefined,
  flags: TaskFlags,
  cli: Cli,
  act: (found: FoundTask) => Promise<void>,
): Promise<void> {
  let found: FoundTask | undefined;
  try {
    found = await findTask(run, flags, cli);
    cli.terminal.still();
    await act(found);
  } catch (error) {
    if (!isMeant(error) || error instanceof CommandFailure) throw error;
    const region = found?.aws.region ?? flags.region;
    const context = { cluster: found?.cluster ?? flags.cluster ?? "", region };
    throw new CommandFailure(saidOf(error, context, found?.redact), undefined, { cause: error });
  }
}

/** For a task that neither ECS nor a stack knows. `advice` is what else can be done. */
export function unknownTask(
  { id, lookedAt, stack }: FoundTask,
  ...advice: readonly string[]
): CommandFailure {
  const runs = stack === undefined ? "" : ` and the runs of stack ${stack}`;
  const said = `task ${id} is not known: looked at ${lookedAt}${runs}. ECS forgets a task an hour after its end.`;
  const withStack = stack === undefined ? ["If a stack's resource ran it, give --stack."] : [];
  return new CommandFailure([said, ...withStack, ...advice].join(" "));
}
