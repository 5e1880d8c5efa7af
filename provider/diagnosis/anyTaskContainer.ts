import type { RunnableContainer } from "../definition/registry";
import { targetContainer } from "../definition/target";
import type { ContainerSnapshot, TaskSnapshot } from "../run/task";
import type { Judged } from "../run/verdict";
import { failedFirst } from "./culprit";

/** The container that a task is explained by. */
export type AnyTarget =
  | { readonly kind: "judged"; readonly judged: Judged }
  | { readonly kind: "unclear"; readonly problem: string };

/**
 * The container of a task that nobody may have chosen one of: the named one, the only essential one, the essential one
 * that ended first or failed, or the first one. `definition` has the containers of its revision; without it all that ECS
 * shows count as essential.
 */
export function anyTaskContainer(
  task: Pick<TaskSnapshot, "containers"> | undefined,
  definition: readonly RunnableContainer[] | undefined,
  wanted?: string,
): AnyTarget {
  const shown = task?.containers ?? [];
  const all = definition ?? shown.map(({ name }) => ({ name, essential: true }));
  const target = targetContainer(all, wanted);
  if (target.kind === "target") {
    const { container, otherEssential } = target;
    return { kind: "judged", judged: { container: container.name, otherEssential } };
  }
  if (wanted !== undefined && all.length > 0) return target;
  const essential = all.filter((one) => one.essential ?? true).map(({ name }) => name);
  const names = essential.length > 0 ? essential : all.map(({ name }) => name);
  const container = wanted ?? firstEnded(shown, names) ?? names[0];
  if (container === undefined) return { kind: "unclear", problem: "ECS shows no container of the task" };
  return {
    kind: "judged",
    judged: { container, otherEssential: essential.filter((one) => one !== container) },
  };
}

/** The one that has failed, or that ECS says something of, or else one that has ended. */
function firstEnded(shown: readonly ContainerSnapshot[], names: readonly string[]): string | undefined {
  const ended = shown.filter(({ name, lastStatus }) => names.includes(name) && lastStatus === "STOPPED");
  const first = failedFirst(ended);
  const hasFailed = first?.exitCode !== undefined && first.exitCode !== 0;
  const told = shown.find(({ name, reason }) => names.includes(name) && reason !== undefined);
  return (hasFailed ? first : (told ?? first))?.name;
}
