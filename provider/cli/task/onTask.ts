import { inWordsOf } from "../../diagnosis/vocabulary";
import { explained } from "../../resource/explained";
import type { Cli } from "../cli";
import { CommandFailure } from "../failure";
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

/** What an error of AWS's comes to in words for a terminal. */
export function saidOf(
  error: unknown,
  context: { readonly cluster: string; readonly region: string | undefined },
  redact = (text: string) => text,
): string {
  return inWordsOf("commandLine")(explained(error, redact, context).message);
}

/** For a task that neither ECS nor a state knows. `advice` is what else could be given. */
export function unknownTask({ id, lookedAt }: FoundTask, ...advice: readonly string[]): CommandFailure {
  const said = `task ${id} is not known: looked at ${lookedAt}. ECS forgets a task an hour after its end.`;
  return new CommandFailure([said, ...advice].join(" "));
}
