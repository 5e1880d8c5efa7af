import { type IsUnknown, isText } from "../values/problem";
import { isRecord } from "../values/record";
import type { RunnableContainer } from "./registry";

/** The container that a run overrides and is judged by. */
export type Target =
  | {
      readonly kind: "target";
      readonly container: RunnableContainer;
      readonly otherEssential: readonly string[];
    }
  | { readonly kind: "unclear"; readonly problem: string };

/** The container of the given name, or else the only essential one. */
export function targetContainer(containers: readonly RunnableContainer[], name: string | undefined): Target {
  const essential = containers.filter((container) => container.essential ?? true);
  const names = (those: readonly RunnableContainer[]) =>
    those.map((container) => `"${container.name}"`).join(", ");

  const container = name === undefined ? essential[0] : containers.find((one) => one.name === name);
  if (container === undefined) {
    const problem =
      name === undefined
        ? `no container of the task definition is essential: set "essential: true" on one of ${names(containers)}`
        : `the task definition has no container "${name}": it has ${names(containers)}`;
    return { kind: "unclear", problem };
  }
  if (name === undefined && essential.length > 1) {
    return {
      kind: "unclear",
      problem: `${essential.length} containers are essential (${names(essential)}): name in "container" the one that runs the command and whose exit code counts`,
    };
  }
  const otherEssential = essential.filter((one) => one.name !== container.name).map((one) => one.name);
  return { kind: "target", container, otherEssential };
}

/** Whether all that the choice of a container depends on is known. */
export function isSettled(isUnknown: IsUnknown) {
  return (container: unknown): container is RunnableContainer =>
    isRecord(container) &&
    isText(container.name) &&
    !isUnknown(container.name) &&
    !isUnknown(container.essential);
}
