import { CommandFailure } from "../failure";
import { everyTask } from "../stack/failedDeploy";
import { runnableNamed, tasksOf } from "../stack/named";
import type { Stack, StackTask } from "../stack/stack";

/** Whose runs are told: of the names, or all of a stack. Throws for a name that it has not, and for none at all. */
export function subjectsOf(stack: Stack, names: readonly string[]): readonly StackTask[] {
  const named =
    names.length === 0 ? everyTask(stack) : names.flatMap((name) => tasksOf(runnableNamed(stack, name)));
  if (named.length === 0)
    throw new CommandFailure(`stack ${stack.name} has no OneOffTask and no GatedService with one`);
  return [...new Map(named.map((subject) => [subject.urn, subject])).values()];
}
