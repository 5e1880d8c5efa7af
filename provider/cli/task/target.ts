import type { RunnableContainer } from "../../definition/registry";
import { type AnyTarget, anyTaskContainer } from "../../diagnosis/anyTaskContainer";
import { ownContainer } from "../stack/ownContainer";
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
  const own = resource && ownContainer(resource, definition ?? task?.containers);
  return anyTaskContainer(task, definition, flags.container ?? own);
}
