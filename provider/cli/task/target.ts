import type { RunnableContainer } from "../../definition/registry";
import { type AnyTarget, anyTaskContainer } from "../../diagnosis/anyTaskContainer";
import type { TaskFlags } from "./flags";
import type { FoundTask } from "./foundTask";

/**
 * The container that a found task is told by: the one of `--container`, or else the one that the resource's runs are judged
 * by. `definition` has the containers of the revision that it runs, where that could be read.
 */
export function targetOf(
  { inEcs, resource }: Pick<FoundTask, "inEcs" | "resource">,
  flags: Pick<TaskFlags, "container">,
  definition: readonly RunnableContainer[] | undefined,
): AnyTarget {
  const task = inEcs.kind === "shown" ? inEcs.task : undefined;
  const all = definition ?? task?.containers;
  const own = resource?.inputs.container;
  // A run of before the resource got another container has none of that name, and is to be found and stopped all the same.
  const hasOwn = all === undefined || all.some(({ name }) => name === own);
  return anyTaskContainer(task, definition, flags.container ?? (hasOwn ? own : undefined));
}
